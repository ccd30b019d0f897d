package dev.emailservice.delivery.sweep;

import dev.emailservice.delivery.Deadline;
import dev.emailservice.delivery.Expiry;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.model.ledger.LedgerTable;
import dev.emailservice.model.settings.OutboxQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends ledger entries that no message leads a worker to any more, and counts those that are open.
 *
 * <p>It sends nothing: an email's body is in its message only, so that an entry without one can't be put on the queue again
 * (docs/decisions/0004-sweeper.md). Sweeps may overlap, and be cut off anywhere.
 */
public final class Sweeper {

    /** Pages read of one shard in one sweep. */
    static final int MAX_PAGES = 20;

    /** Kept free for the held ones, so that their number does not fall while there is much to end. */
    static final Duration FOR_HELD = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final OpenEntries entries;
    private final InstantSource clock;

    /** A sweeper of these entries. */
    public Sweeper(OpenEntries entries, InstantSource clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /**
     * Sweeps once, all shards page by page, so that the oldest of every shard come first.
     *
     * @param deadline no page and no write is begun when the time is up
     * @throws LedgerUnavailableException where the ledger can't be reached; what was ended by then stays so
     */
    public SweepReport sweep(Deadline deadline) {
        SweepCount count = new SweepCount(clock.instant());
        boolean open = sweep(
                LedgerTable.openShards(),
                false,
                count,
                new Deadline(deadline.at().minus(FOR_HELD)));
        // Last: however many they are, they take nothing from those that can be ended; nor do those take the time to
        // count these.
        boolean held = sweep(LedgerTable.heldShards(), true, count, deadline);
        SweepReport report = count.report(open && held);
        told(report);
        return report;
    }

    /** Sweeps these shards; whether to their ends. */
    private boolean sweep(List<String> names, boolean held, SweepCount count, Deadline deadline) {
        List<Shard> shards = new ArrayList<>(
                names.stream().map(name -> new Shard(name, held)).toList());
        boolean inTime = true;
        for (int page = 0; page < MAX_PAGES && inTime && !shards.isEmpty(); page++) {
            for (Shard shard : shards) {
                inTime = inTime && turn(shard, count, deadline);
            }
            shards.removeIf(shard -> !shard.more);
        }
        return shards.isEmpty();
    }

    /** A page of this shard; false where the time was up. */
    private boolean turn(Shard shard, SweepCount count, Deadline deadline) {
        if (isOver(deadline)) {
            return false;
        }
        OpenEntries.Page page = entries.read(shard.name, shard.next);
        boolean inTime = true;
        for (OpenEntry entry : page.entries()) {
            inTime = inTime && !isOver(deadline);
            // What is read is counted even so: that takes no time.
            if (inTime) {
                sweep(entry, shard.held, count);
            } else if (!entry.state().isTerminal()) {
                count.open(entry);
            }
        }
        for (String key : page.unreadable()) {
            count.unreadable();
            LOG.atError().addKeyValue("emailId", key).log("open entry can't be read");
        }
        shard.next = page.next();
        shard.more = page.next() != null || !inTime;
        return inTime;
    }

    private void sweep(OpenEntry entry, boolean setAside, SweepCount count) {
        Instant now = clock.instant();
        Instant staleBy = now.minus(Expiry.GRACE);
        Instant lastSeen = now.minus(OutboxQueue.LONGEST_LIFE);
        if (entry.state().isTerminal()) {
            entries.dropEnded(entry.id());
        } else if (entry.isHeld()) {
            if (!setAside) {
                entries.setAside(entry.id());
            }
            count.open(entry);
        } else if (entry.isStale(staleBy)) {
            closed(entry, entries.closeStale(entry.id(), now, staleBy), count);
        } else if (!entry.since().isAfter(lastSeen)) {
            closed(entry, entries.closeLost(entry.id(), now, lastSeen), count);
        } else {
            count.open(entry);
        }
    }

    private static void closed(OpenEntry entry, Closing closing, SweepCount count) {
        count.closed(entry, closing);
        if (closing != Closing.UNTOUCHED) {
            LOG.atWarn()
                    .addKeyValue("emailId", entry.id())
                    .addKeyValue("before", entry.state().wireName())
                    .addKeyValue("result", closing.code())
                    .log("open entry swept");
        }
    }

    private boolean isOver(Deadline deadline) {
        return deadline.workLeft(clock.instant()).isZero();
    }

    private static void told(SweepReport report) {
        (report.isComplete() ? LOG.atInfo() : LOG.atWarn())
                .addKeyValue("oldestSeconds", report.oldest().toSeconds())
                .addKeyValue("open", report.open())
                .addKeyValue("held", report.held())
                .addKeyValue("closed", report.closed())
                .addKeyValue("unreadable", report.unreadable())
                .log(report.whole() ? "ledger swept" : "ledger swept in part");
    }

    /** Where the sweep of one shard stands. */
    private static final class Shard {
        final String name;
        final boolean held;
        OpenEntries.@Nullable Cursor next;
        boolean more = true;

        Shard(String name, boolean held) {
            this.name = name;
            this.held = held;
        }
    }
}
