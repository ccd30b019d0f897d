package dev.emailservice.delivery.sweep;

import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Open entries as a test lists them, and what is asked of them. Safe for use by one thread. */
public final class ListedEntries implements OpenEntries {

    private final Map<EmailId, OpenEntry> entries = new LinkedHashMap<>();
    private final Map<EmailId, Closing> answers = new HashMap<>();
    private final List<EmailId> asked = new ArrayList<>();
    private final List<EmailId> dropped = new ArrayList<>();
    private final Set<EmailId> aside = new LinkedHashSet<>();
    private final Map<String, String> unreadable = new HashMap<>();
    private final List<String> reads = new ArrayList<>();
    private final int pageSize;
    private Runnable whenAsked = () -> {};
    private boolean unavailable;
    private boolean endless;

    /** None yet, read so many at a time. */
    public ListedEntries(int pageSize) {
        this.pageSize = pageSize;
    }

    /** Adds an entry, for which a closing ends so. */
    public void add(OpenEntry entry, Closing answer) {
        entries.put(entry.id(), entry);
        answers.put(entry.id(), answer);
    }

    /** Puts an entry among the held ones. */
    public void addHeld(OpenEntry entry) {
        add(entry, Closing.UNTOUCHED);
        aside.add(entry.id());
    }

    /** Has every page of a shard hold an item as well that is no entry. */
    public void addUnreadable(String shard, String key) {
        unreadable.put(shard, key);
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

    /** Which entries are among the held ones, in the order in which they came there. */
    public List<EmailId> aside() {
        return List.copyOf(aside);
    }

    /** The shards of the pages read, in order. */
    public List<String> reads() {
        return List.copyOf(reads);
    }

    /** What of a shard is still to be read. */
    private record Rest(List<OpenEntry> entries) implements Cursor {}

    @Override
    public Page read(String shard, @Nullable Cursor from) {
        reach();
        reads.add(shard);
        List<OpenEntry> rest = from instanceof Rest left ? left.entries() : all(shard);
        int to = Math.min(rest.size(), pageSize);
        return new Page(
                rest.subList(0, to),
                Optional.ofNullable(unreadable.get(shard)).stream().toList(),
                endless || to < rest.size() ? new Rest(rest.subList(to, rest.size())) : null);
    }

    private List<OpenEntry> all(String shard) {
        return entries.values().stream()
                .filter(entry -> shard.equals(
                        aside.contains(entry.id())
                                ? LedgerTable.heldShard(entry.id())
                                : LedgerTable.openShard(entry.id())))
                .sorted(Comparator.comparing(OpenEntry::since))
                .toList();
    }

    @Override
    public void setAside(EmailId id) {
        reach();
        aside.add(id);
    }

    @Override
    public void dropEnded(EmailId id) {
        reach();
        dropped.add(id);
    }

    @Override
    public Closing closeStale(EmailId id, Instant now, Instant staleBy) {
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
