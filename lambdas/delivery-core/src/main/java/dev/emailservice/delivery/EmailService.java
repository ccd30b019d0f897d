package dev.emailservice.delivery;

import dev.emailservice.delivery.DeliveryResult.AlreadyEnded;
import dev.emailservice.delivery.DeliveryResult.Failed;
import dev.emailservice.delivery.DeliveryResult.Retry;
import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.Claim.Earlier;
import dev.emailservice.delivery.ledger.ClaimResult;
import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.settings.OnUnknown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Gets one email job out: claims it in the ledger, so that no other worker sends it, and offers it to the providers.
 *
 * <p>Knows nothing of queues: what becomes of the message follows from the {@link DeliveryResult}.
 */
public final class EmailService {

    /** The longest a claim is held: a job's attempts with both providers and their records. */
    static final Duration LONGEST_LEASE = Duration.ofSeconds(20);

    private final Ledger ledger;
    private final Failover failover;
    private final UnknownPolicy onUnknown;
    private final InstantSource clock;
    private final RandomGenerator random;

    public EmailService(
            Ledger ledger, Failover failover, UnknownPolicy onUnknown, InstantSource clock, RandomGenerator random) {
        this.ledger = ledger;
        this.failover = failover;
        this.onUnknown = onUnknown;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Delivers the job, or says what must happen to it instead.
     *
     * @throws LedgerUnavailableException where it can't be claimed; nothing was sent then
     */
    public DeliveryResult deliver(EmailJob job, Deadline deadline) {
        Instant now = clock.instant();
        Instant leaseUntil = min(now.plus(LONGEST_LEASE), deadline.at());
        return switch (ledger.claim(job.id(), newWorker(), now, leaseUntil)) {
            case ClaimResult.Claimed claimed -> send(job, claimed.claim(), deadline);
            case ClaimResult.HeldElsewhere held ->
                new Retry(heldFor(Duration.between(now, held.until())), Retry.CLAIMED_ELSEWHERE);
            case ClaimResult.AwaitingConfirmation waiting ->
                new Retry(positive(Duration.between(now, waiting.until())), Retry.AWAITING_CONFIRMATION);
            case ClaimResult.Ended ended -> new AlreadyEnded(ended.state(), ended.reason());
            case ClaimResult.Missing _ -> new Failed("not_in_ledger");
        };
    }

    private DeliveryResult send(EmailJob job, Claim claim, Deadline deadline) {
        AttemptLog log = new AttemptLog(ledger, claim);
        DeliveryResult stale = log.ifStale(job.options(), clock.instant());
        if (stale != null) {
            return stale;
        }
        UnknownPolicy policy = onUnknown.of(job);
        if (claim.earlier() != Earlier.NOT_SENT) {
            if (policy.action() == OnUnknown.HOLD) {
                return log.hold();
            }
            if (policy.action() == OnUnknown.CONFIRM_FIRST && claim.earlier() == Earlier.MAY_BE_SENT) {
                return log.park(policy.confirmation(), clock.instant());
            }
            log.riskDuplicate();
        }
        return failover.run(job, log, new Deadline(min(deadline.at(), claim.leaseUntil())));
    }

    private String newWorker() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** Where it would be longer than any claim is, one of the two clocks is wrong. */
    private static Duration heldFor(Duration rest) {
        return rest.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : positive(rest);
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
