package dev.emailservice.delivery.sweep;

import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Open entries as a test lists them, and what is asked of them. Safe for use by one thread. */
public final class ListedEntries implements OpenEntries {

    private final Map<EmailId, OpenEntry> entries = new LinkedHashMap<>();
    private final Map<EmailId, Closing> answers = new HashMap<>();
    private final List<EmailId> asked = new ArrayList<>();
    private final List<EmailId> dropped = new ArrayList<>();
    private final int pageSize;
    private Runnable whenAsked = () -> {};
    private boolean unavailable;
    private boolean endless;
    private int reads;

    /** None yet, read so many at a time. */
    public ListedEntries(int pageSize) {
        this.pageSize = pageSize;
    }

    /** Adds an entry, for which a closing ends so. */
    public void add(OpenEntry entry, Closing answer) {
        entries.put(entry.id(), entry);
        answers.put(entry.id(), answer);
    }

    /** From now on every call throws {@link LedgerUnavailableException}. */
    public void setUnavailable() {
        unavailable = true;
    }

    /** From now on there is always another page. */
    public void setEndless() {
        endless = true;
    }

    /** Has something happen each time a closing is asked for. */
    public void whenAsked(Runnable happens) {
        whenAsked = happens;
    }

    /** Which entries were to be closed, in order. */
    public List<EmailId> asked() {
        return List.copyOf(asked);
    }

    /** Which entries were to leave the index, in order. */
    public List<EmailId> dropped() {
        return List.copyOf(dropped);
    }

    /** How many pages were read. */
    public int reads() {
        return reads;
    }

    @Override
    public Page read(int shard, @Nullable OpenEntry after) {
        reach();
        reads++;
        List<OpenEntry> all = entries.values().stream()
                .filter(entry -> LedgerTable.openShard(entry.id()).equals(LedgerTable.openShard(shard)))
                .sorted(Comparator.comparing(OpenEntry::since))
                .toList();
        int from = after == null ? 0 : all.indexOf(after) + 1;
        int to = Math.min(all.size(), from + pageSize);
        return new Page(all.subList(from, to), endless || to < all.size());
    }

    @Override
    public void dropEnded(EmailId id) {
        reach();
        dropped.add(id);
    }

    @Override
    public Closing closeStale(EmailId id, Instant now) {
        return close(id);
    }

    @Override
    public Closing closeLost(EmailId id, Instant now, Instant lastSeen) {
        return close(id);
    }

    private Closing close(EmailId id) {
        reach();
        asked.add(id);
        whenAsked.run();
        return answers.getOrDefault(id, Closing.UNTOUCHED);
    }

    private void reach() {
        if (unavailable) {
            throw new LedgerUnavailableException("the ledger is down", new IllegalStateException("set by the test"));
        }
    }
}
