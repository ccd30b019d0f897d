package dev.emailservice.delivery.intake;

import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import java.time.Instant;
import java.util.Optional;

/**
 * The ledger as requests with an idempotency key need it: the email's entry itself is what they find each other by. Every write
 * is conditional and atomic by itself.
 *
 * <p>Every method throws {@link LedgerUnavailableException} where the store can't be reached.
 */
public interface OnceLedger {

    /** What came of opening an entry. */
    sealed interface Opening {

        /** It is there now, and this request's own. */
        record Opened() implements Opening {}

        /** Another request was first. */
        record Present(OnceEntry entry) implements Opening {}
    }

    /**
     * Records a new email as queued, as {@link dev.emailservice.delivery.ledger.Ledger#open} does, and who does so.
     *
     * @param payload what tells the request's content from another's
     * @param request this request and no other
     * @param until when this request is over, whatever becomes of it
     */
    Opening open(EmailJob job, String payload, String request, Instant until);

    /** The entry of an email, or empty where there is none. */
    Optional<OnceEntry> find(EmailId id);

    /**
     * Records in the first entry of a key that the key is used for another email now, and keeps that entry for as long as one
     * made now is kept. Without effect where a later use is recorded already.
     *
     * @param use 1 for the second email of the key
     */
    void usedAgain(EmailId first, int use, Instant now);

    /**
     * Goes on where an earlier request has stopped: the entry is queued, and this request's own.
     *
     * @return whether the entry was still as it was seen
     */
    boolean takeOver(OnceEntry seen, String request, Instant until);

    /** Records that the queue has the email since then, so that later requests need not put it there. */
    void acknowledged(EmailId id, Instant at);

    /**
     * Ends the entry as failed, for {@link dev.emailservice.delivery.ledger.Ledger#NOT_QUEUED}: the caller is told so. Without
     * effect where a worker got hold of it after all, or another request has taken over.
     *
     * @param request the one that was refused
     */
    void refused(EmailId id, String request);
}
