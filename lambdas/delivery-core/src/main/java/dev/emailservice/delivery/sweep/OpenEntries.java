package dev.emailservice.delivery.sweep;

import dev.emailservice.model.job.EmailId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's entries that have not ended. They are read by shards, the oldest of each first, and never by a scan.
 *
 * <p>Every method throws {@link dev.emailservice.delivery.ledger.LedgerUnavailableException} where the store can't be reached.
 * Every write is conditional on the entry as it is then; a repeated one changes nothing.
 */
public interface OpenEntries {

    /** The reason of an entry whose message no queue can hold any more. */
    String LOST_FROM_QUEUE = "lost_from_queue";

    /**
     * Some of a shard's entries.
     *
     * @param entries the oldest first
     * @param unreadable the keys of items that are no entry, be it by a hand or by a version to come: they are passed over
     * @param next where others may follow; null after the last
     */
    record Page(
            List<OpenEntry> entries,
            List<String> unreadable,
            @Nullable Cursor next) {

        /** Copies of the lists. */
        public Page {
            entries = List.copyOf(entries);
            unreadable = List.copyOf(unreadable);
        }
    }

    /** How far a shard has been read; means something only to whoever made it. */
    interface Cursor {}

    /**
     * Reads on in a shard.
     *
     * @param shard one of {@link dev.emailservice.model.ledger.LedgerTable#openShards()} or {@link
     *     dev.emailservice.model.ledger.LedgerTable#heldShards()}
     * @param from where the page before ended; null: from the beginning
     */
    Page read(String shard, @Nullable Cursor from);

    /**
     * Moves an entry that is held from the open shards to the held ones. A version before there were held shards leaves such
     * entries among the open.
     */
    void setAside(EmailId id);

    /**
     * Takes an entry off the index that has ended. A worker of a version before the index leaves such ones behind, be it during a
     * deployment or because a person went back to it.
     */
    void dropEnded(EmailId id);

    /**
     * Ends an entry that no worker holds at {@code now}, and that was stale at {@code staleBy}: as {@link Closing#EXPIRED}, or {@link Closing#HELD} for
     * {@link dev.emailservice.delivery.ledger.Ledger#EXPIRED_WHILE_UNKNOWN} where it may have been sent.
     */
    Closing closeStale(EmailId id, Instant now, Instant staleBy);

    /**
     * Ends an entry that no worker holds at {@code now}, and that was opened and last claimed at {@code lastSeen} or before: as
     * {@link Closing#LOST}, or {@link Closing#HELD} where it may have been sent. The reason is {@link #LOST_FROM_QUEUE}.
     */
    Closing closeLost(EmailId id, Instant now, Instant lastSeen);
}
