package dev.emailservice.delivery.ledger;

import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerTable;
import java.util.Optional;

/**
 * What people may do to an entry whose message lies in the dead-letter queue. Every write holds only while the entry stands as it
 * was read, and appends its {@link AuditRecord} in the same write: the state never changes without saying who changed it.
 *
 * <p>An entry whose message begins a new life in the queues is kept for {@link LedgerTable#RETENTION} from then on, or for longer
 * where it was to be: whenever that message comes, the ledger knows its email.
 *
 * <p>Every method throws {@link LedgerUnavailableException} where the store can't be reached.
 */
public interface DeadLetterLedger {

    /** The entry of an email; empty where the ledger does not know it. */
    Optional<DeadEntry> read(EmailId id);

    /**
     * Reopens an entry that ended as failed, or is kept as unknown: it is queued again, and claimed like a new one. One that may
     * have been sent goes on saying so, and its confirmation counts as overdue: the caller has looked that it is over, see {@link DeadEntry#isBeingConfirmed}.
     *
     * @param seen the entry as it was read
     * @return false where it stands differently by now: nothing was changed
     * @throws IllegalArgumentException where the entry is neither failed nor unknown
     */
    boolean reopen(DeadEntry seen, AuditRecord record);

    /**
     * Appends the record. Where the message of an entry that has not ended is sent back, the entry counts as opened then, and is
     * kept accordingly; nothing else changes.
     *
     * @return false where the entry stands differently by now: nothing was changed
     */
    boolean note(DeadEntry seen, AuditRecord record);

    /**
     * Ends an entry that has not ended as failed, for {@link #DISCARDED}. One that may have been sent goes on saying so.
     *
     * @return false where it stands differently by now: nothing was changed
     * @throws IllegalArgumentException where it has ended already
     */
    boolean discard(DeadEntry seen, AuditRecord record);

    /** The reason of an entry that {@link #discard} has ended. */
    String DISCARDED = "discarded";
}
