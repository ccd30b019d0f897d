package dev.emailservice.delivery.ledger;

import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The durable record of each email. Every write is conditional and atomic by itself, so that of two workers with the same
 * email one sends.
 *
 * <p>Every method throws {@link LedgerUnavailableException} where the store can't be reached.
 */
public interface Ledger {

    /** The reason of an entry that {@link #notQueued} has ended. */
    String NOT_QUEUED = "not_queued";

    /** Records a new email as queued. An entry that is already there stays as it is. */
    void open(EmailJob job);

    /**
     * Claims the email for one worker until {@code leaseUntil}. Succeeds on a queued entry, and on one whose lease has ended
     * at {@code now}; never on one that has ended.
     */
    ClaimResult claim(EmailId id, String worker, Instant now, Instant leaseUntil);

    /**
     * Records that a provider accepted it; the entry ends as sent, whoever holds the lease by now.
     *
     * @param attempts every attempt of this claim, the last one the accept
     */
    void sent(Claim claim, ProviderName provider, @Nullable String messageId, List<AttemptRecord> attempts);

    /**
     * Gives the claim back: the entry is queued again. Without effect where another worker has the claim by now. Where an
     * attempt ended as unknown, every later claim is told so ({@link Claim#earlierUnknown}).
     *
     * @param attempts every attempt of this claim
     */
    void release(Claim claim, List<AttemptRecord> attempts);

    /** Ends the entry as failed, for this reason. Without effect where another worker has the claim by now. */
    void failed(Claim claim, String reason, List<AttemptRecord> attempts);

    /** Ends the entry as unknown: it may have been sent, and will not be sent again. Without effect as above. */
    void unknown(Claim claim, List<AttemptRecord> attempts);

    /** Ends a queued entry as failed, for {@link #NOT_QUEUED}: it was never put on the queue. Without effect where a worker got hold of it after all. */
    void notQueued(EmailId id);
}
