package dev.emailservice.delivery.ledger;

import dev.emailservice.delivery.ledger.Claim.Call;
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

    /** The reason of an unknown entry that became stale before it was known whether it was sent. */
    String EXPIRED_WHILE_UNKNOWN = "expired_while_unknown";

    /** Records a new email as queued. An entry that is already there stays as it is. */
    void open(EmailJob job);

    /**
     * Claims the email for one worker until {@code leaseUntil}. Succeeds on a queued entry, on one whose lease has ended at
     * {@code now}, and on one whose confirmation is overdue then; never on one that has ended.
     */
    ClaimResult claim(EmailId id, String worker, Instant now, Instant leaseUntil);

    /**
     * Records that a provider is about to be called, and the attempts before. Whoever claims the email next without a record of
     * this call's outcome knows that it may have been sent.
     *
     * @param before the attempts of this claim that no earlier call has recorded
     * @return whether the claim still holds at {@code call.began()}: if not, the provider must not be called
     */
    boolean begin(Claim claim, Call call, List<AttemptRecord> before);

    /**
     * Records that a provider accepted it; the entry ends as sent, whoever holds the lease by now. Without effect where this
     * claim has begun no call.
     *
     * @param attempts the attempts of this claim that are not recorded yet, the last one the accept
     */
    void sent(Claim claim, ProviderName provider, @Nullable String messageId, List<AttemptRecord> attempts);

    /**
     * Gives the claim back: the entry is queued again. Where an attempt of any claim has ended as unknown, every later claim is
     * told so ({@link Claim.Earlier#MAY_BE_SENT}).
     *
     * @param attempts the attempts of this claim that are not recorded yet
     * @return whether it is recorded; if not, the claim was lost before, and nothing has changed
     */
    boolean release(Claim claim, List<AttemptRecord> attempts);

    /**
     * Ends the entry as failed, for this reason.
     *
     * @return as of {@link #release}
     */
    boolean failed(Claim claim, String reason, List<AttemptRecord> attempts);

    /**
     * Ends the entry as unknown: it may have been sent, and will not be sent again.
     *
     * @return as of {@link #release}
     */
    boolean hold(Claim claim, List<AttemptRecord> attempts);

    /**
     * Ends the entry as expired: nobody can have sent it, and nobody will.
     *
     * @return as of {@link #release}
     */
    boolean expired(Claim claim, List<AttemptRecord> attempts);

    /**
     * Ends the entry as unknown, for {@link #EXPIRED_WHILE_UNKNOWN}: it may have been sent, and is too old to be sent again.
     *
     * @return as of {@link #release}
     */
    boolean holdExpired(Claim claim, List<AttemptRecord> attempts);

    /**
     * Parks the entry as unknown until the provider's own word comes, and until {@code until} at most: then it may be claimed
     * again.
     *
     * @return as of {@link #release}
     */
    boolean park(Claim claim, Instant until, List<AttemptRecord> attempts);

    /** Ends a queued entry as failed, for {@link #NOT_QUEUED}: it was never put on the queue. Without effect where a worker got hold of it after all. */
    void notQueued(EmailId id);
}
