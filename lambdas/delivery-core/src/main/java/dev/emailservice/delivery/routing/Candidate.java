package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.breaker.ProviderBreaker;
import dev.emailservice.delivery.health.HealthSignal;
import dev.emailservice.delivery.health.ProviderReport;
import dev.emailservice.delivery.health.ProviderView;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.QuotaExhausted;
import dev.emailservice.delivery.provider.AttemptOutcome.Throttled;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One provider as this worker's router sees it. Every method is atomic: writes are guarded by "this". */
final class Candidate {

    /** How long a throttled provider rests where it does not say. */
    static final Duration THROTTLE_REST = Duration.ofSeconds(1);

    /** How long a provider rests whose quota is used up: quotas free by and by (SES: over a rolling 24 hours). */
    static final Duration QUOTA_REST = Duration.ofMinutes(5);

    /** The weight of a new latency in the local mean. */
    private static final double NEW = 0.2;

    private final ProviderName name;
    private final ProviderSettings settings;
    private final ProviderBreaker breaker;
    private final UsageMeter usage;
    private final Tally tally = new Tally();
    private final InstantSource clock;

    private @Nullable Duration meanLatency;
    private Instant fleetOpenUntil = Instant.MIN;
    private Instant restsUntil = Instant.MIN;

    Candidate(ProviderSettings settings, InstantSource clock) {
        this.name = new ProviderName(settings.name());
        this.settings = settings;
        this.breaker = new ProviderBreaker(settings.name(), clock);
        this.usage = new UsageMeter(settings, clock);
        this.clock = clock;
    }

    ProviderName name() {
        return name;
    }

    boolean isEnabled() {
        return settings.isEnabled();
    }

    /** Whether it would be picked but for its cost. */
    synchronized boolean isEligible(int recipients) {
        return settings.isEnabled() && unavailableFor().isZero() && usage.allows(recipients);
    }

    /** How long it is known to be out; zero where it is not. */
    synchronized Duration unavailableFor() {
        Instant now = clock.instant();
        Instant until = fleetOpenUntil.isAfter(restsUntil) ? fleetOpenUntil : restsUntil;
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    /** Expected latency by preference, in milliseconds; one that nobody knows yet costs nothing, so that it is learnt. */
    synchronized double cost() {
        Duration mean = meanLatency;
        return mean == null ? 0 : mean.toNanos() / 1e6 / settings.weightOrDefault();
    }

    /** Reserves usage and the breaker's permission; false where the breaker refuses. */
    synchronized boolean tryReserve(int recipients) {
        // Another thread of the batch may have taken the last of the limit since this one looked.
        if (!isEligible(recipients) || !breaker.tryAcquirePermission()) {
            return false;
        }
        usage.reserve(recipients);
        return true;
    }

    /** Learns from an attempt; answers whether the fleet must hear of it at once. */
    synchronized boolean record(AttemptOutcome outcome, Duration took, int recipients) {
        HealthSignal signal = HealthSignal.of(outcome);
        boolean charged = outcome instanceof Accepted || outcome instanceof Unknown;
        if (!charged) {
            usage.reserve(-recipients);
        }
        boolean wasHeldBack = !breaker.isClosed();
        breaker.record(signal, took);
        tally.add(signal, took, charged ? recipients : 0);
        if (signal == HealthSignal.SUCCESS) {
            meanLatency = blend(meanLatency, took);
        }
        rest(outcome);
        if (breaker.isOpen()) {
            tally.opened(signal == HealthSignal.OUT_OF_SERVICE ? ProviderBreaker.OUT_OF_SERVICE : ProviderBreaker.OPEN);
            return true;
        }
        if (wasHeldBack && breaker.isClosed()) {
            tally.closed();
            return true;
        }
        return false;
    }

    synchronized @Nullable ProviderReport drain() {
        return tally.drain(name);
    }

    /** Takes over what the fleet knows. */
    synchronized void update(ProviderView view, int reportedRecipients) {
        if (view.meanLatency() != null) {
            meanLatency = view.meanLatency();
        }
        fleetOpenUntil = clock.instant().plus(view.openFor());
        usage.update(view, reportedRecipients);
    }

    private void rest(AttemptOutcome outcome) {
        if (outcome instanceof Throttled throttled) {
            Duration asked = throttled.retryAfter();
            restsUntil = clock.instant().plus(asked == null ? THROTTLE_REST : asked);
        } else if (outcome instanceof QuotaExhausted) {
            restsUntil = clock.instant().plus(QUOTA_REST);
        }
    }

    private static Duration blend(@Nullable Duration mean, Duration latest) {
        return mean == null ? latest : Duration.ofNanos((long) (mean.toNanos() * (1 - NEW) + latest.toNanos() * NEW));
    }
}
