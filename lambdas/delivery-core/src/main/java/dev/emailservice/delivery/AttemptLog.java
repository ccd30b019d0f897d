package dev.emailservice.delivery;

import dev.emailservice.delivery.DeliveryResult.Expired;
import dev.emailservice.delivery.DeliveryResult.Failed;
import dev.emailservice.delivery.DeliveryResult.Held;
import dev.emailservice.delivery.DeliveryResult.Retry;
import dev.emailservice.delivery.DeliveryResult.Sent;
import dev.emailservice.delivery.ledger.AttemptRecord;
import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.Claim.Earlier;
import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.SendOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts of one claim, and the one write to the ledger that ends it. Where the ledger refuses that write the claim was lost,
 * and the end is {@link #lost}, whatever was to be written. Used by one thread.
 */
final class AttemptLog {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptLog.class);

    private final Ledger ledger;
    private final Claim claim;
    private final List<AttemptRecord> attempts = new ArrayList<>();

    /** What the ledger has not been told yet. */
    private final List<AttemptRecord> unrecorded = new ArrayList<>();

    private boolean mayHaveBeenSent;

    AttemptLog(Ledger ledger, Claim claim) {
        this.ledger = ledger;
        this.claim = claim;
        Call interrupted = claim.interrupted();
        if (interrupted != null) {
            unrecorded.add(new AttemptRecord(
                    interrupted.provider(),
                    new Unknown("worker_lost"),
                    interrupted.began(),
                    Duration.ZERO,
                    "its worker recorded no outcome"));
        }
    }

    /** Records that the provider is about to be called; whether it may be. */
    boolean begin(ProviderName provider, Instant at) {
        boolean holds = ledger.begin(claim, new Call(provider, at), List.copyOf(unrecorded));
        if (holds) {
            unrecorded.clear();
        }
        return holds;
    }

    void add(AttemptRecord attempt) {
        attempts.add(attempt);
        unrecorded.add(attempt);
        mayHaveBeenSent |= attempt.outcome() instanceof Unknown;
    }

    /** Notes that an earlier claim may have sent the email already. */
    void riskDuplicate() {
        mayHaveBeenSent = true;
    }

    /** Whether one more accept may be the email's second. */
    boolean mayHaveBeenSent() {
        return mayHaveBeenSent;
    }

    Set<ProviderName> tried() {
        Set<ProviderName> tried = new HashSet<>();
        attempts.forEach(attempt -> tried.add(attempt.provider()));
        return tried;
    }

    /** The reason all attempts share, where every one of them blamed the message; else null. */
    @Nullable
    String blamedOnMessage() {
        boolean all = !attempts.isEmpty() && attempts.stream().allMatch(a -> a.outcome() instanceof MessageFault);
        return all ? attempts.getLast().outcome().detail() : null;
    }

    /** Through whom the last attempt went, or null before the first. */
    @Nullable
    ProviderName lastProvider() {
        return attempts.isEmpty() ? null : attempts.getLast().provider();
    }

    /**
     * Ends the email as sent. Where the ledger can't be told, the email is sent all the same: giving the message back would
     * have it sent twice.
     */
    DeliveryResult sent(ProviderName provider, @Nullable String messageId) {
        try {
            ledger.sent(claim, provider, messageId, unrecorded);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("emailId", claim.id())
                    .addKeyValue("provider", provider)
                    .log("sent, but the ledger could not be told");
        }
        return new Sent(provider);
    }

    DeliveryResult failed(String reason) {
        return ledger.failed(claim, reason, unrecorded) ? new Failed(reason) : lost();
    }

    DeliveryResult hold() {
        return ledger.hold(claim, unrecorded) ? new Held() : lost();
    }

    /**
     * What becomes of an email that is stale by this worker's clock; null where it is fresh. It ends only after {@link
     * Expiry#GRACE}: until then it goes back to the queue, for the clock may be ahead.
     */
    @Nullable
    DeliveryResult ifStale(SendOptions options, Instant now) {
        Instant expiresAt = options.expiresAt();
        if (expiresAt == null || !options.isExpired(now)) {
            return null;
        }
        Duration grace = Duration.between(now, expiresAt.plus(Expiry.GRACE));
        return grace.isPositive() ? retry(grace, Retry.STALE) : expired();
    }

    /** As expired only where nobody can have sent it. */
    private DeliveryResult expired() {
        boolean unknown = mayHaveBeenSent || claim.earlier() != Earlier.NOT_SENT;
        boolean recorded = unknown ? ledger.holdExpired(claim, unrecorded) : ledger.expired(claim, unrecorded);
        if (!recorded) {
            return lost();
        }
        LOG.atWarn()
                .addKeyValue("emailId", claim.id())
                .addKeyValue("mayHaveBeenSent", unknown)
                .log("email expired before a provider accepted it");
        return unknown ? new Held() : new Expired();
    }

    /** Waits for the provider's own word. */
    DeliveryResult park(Duration confirmation, Instant now) {
        return ledger.park(claim, now.plus(confirmation), unrecorded)
                ? new Retry(confirmation, Retry.AWAITING_CONFIRMATION)
                : lost();
    }

    /** Another worker has the email by now, or its end is known: nothing more is to be said of it. */
    DeliveryResult lost() {
        return new Retry(Duration.ZERO, Retry.CLAIM_LOST);
    }

    DeliveryResult retry(Duration atLeast, String reason) {
        return ledger.release(claim, unrecorded) ? new Retry(atLeast, reason) : lost();
    }
}
