package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.breaker.ProviderBreaker;
import dev.emailservice.delivery.fleet.ForcedState;
import dev.emailservice.delivery.fleet.HealthSignal;
import dev.emailservice.delivery.fleet.ProviderPlan;
import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.fleet.ProviderReport.ProbeResult;
import dev.emailservice.delivery.provider.AccountUsage;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One provider as this worker's router sees it: the fleet's plan, and what this worker itself knows. Guarded by its router. */
final class Candidate {

    private final ProviderName name;
    private final ProviderSettings settings;
    private final ProviderBreaker breaker;
    private final InstantSource clock;
    private final Permits permits = new Permits();
    private final BlindLimits limits;
    private final PanicAllowance allowance;
    private final Tallies tallies = new Tallies();
    private final InFlight inFlight = new InFlight();
    private final LocalLatency latency = new LocalLatency();
    private final ProbeLease lease = new ProbeLease();

    private @Nullable ProviderPlan plan;
    /** What the provider asked this worker for. */
    private Span rest = Span.NONE;

    /** What the fleet's last plan said. */
    private Span unavailable = Span.NONE;

    private Span nextPermit = Span.NONE;

    Candidate(ProviderSettings settings, InstantSource clock) {
        this.name = new ProviderName(settings.name());
        this.settings = settings;
        this.limits = new BlindLimits(settings);
        this.allowance = new PanicAllowance(limits);
        this.breaker = new ProviderBreaker(settings.name(), clock);
        this.clock = clock;
    }

    ProviderName name() {
        return name;
    }

    /** Why it can't get this email now, or null where it can. Takes nothing. */
    @Nullable
    Rejection rejection(Requirements email, Set<ProviderName> tried, int mostUnderWay) {
        Rejection unfit = Fitness.rejection(name, settings, forced(), email);
        if (unfit != null) {
            return unfit;
        }
        if (tried.contains(name)) {
            return Rejection.TRIED;
        }
        if (isOpenInFleet()) {
            return Rejection.OPEN;
        }
        if (!unavailableFor().isZero()) {
            return Rejection.RESTING;
        }
        if (!permits.has(email.recipients())) {
            return Rejection.LIMIT;
        }
        return inFlight.recipients() >= mostUnderWay ? Rejection.CROWDED : null;
    }

    /** A new batch begins. */
    void beginBatch() {
        allowance.renew();
    }

    /** Why not even panic uses it that was rejected for the reason given, or null where it does. */
    @Nullable
    Rejection rejectionInPanic(Rejection why, Requirements email, Demand demand, RandomGenerator random) {
        ForcedState forced = forced();
        if (!why.isOpen() || (forced != null && forced.kind() == ForcedState.Kind.OPEN)) {
            return why;
        }
        Instant now = clock.instant();
        if (!rest.isOver(now)) {
            return Rejection.RESTING;
        }
        boolean mayTake = isOpenInFleet()
                ? allowance.has(email.recipients(), demand, now, random)
                : permits.has(email.recipients());
        return mayTake ? null : Rejection.LIMIT;
    }

    /** Whether the fleet has left it until somebody acts. */
    boolean isOutOfService() {
        return plan != null && plan.outOfService();
    }

    /** Begins an attempt; null where this worker's breaker refuses, unless it is to begin anyway. */
    @Nullable
    Use begin(long attempt, int recipients, Explanation explanation, boolean anyway) {
        if (!breaker.tryAcquirePermission() && !anyway && !isForcedClosed()) {
            return null;
        }
        Instant now = clock.instant();
        permits.take(recipients);
        limits.use(recipients);
        if (isOpenInFleet()) {
            allowance.take(recipients);
        }
        inFlight.add(attempt, recipients, now);
        return new Use(name, attempt, tallies.epoch(), now, recipients, explanation);
    }

    /** Learns from an attempt; answers whether the fleet must hear of it at once. */
    boolean record(Use attempt, AttemptOutcome outcome) {
        Instant now = clock.instant();
        Duration took = Elapsed.attempt(attempt.began(), now);
        HealthSignal signal = HealthSignal.of(outcome);
        inFlight.remove(attempt.attempt());
        if (!(outcome instanceof Accepted || outcome instanceof Unknown)) {
            permits.giveBack(attempt.recipients());
            limits.use(-attempt.recipients());
        }
        breaker.record(signal, took);
        latency.add(signal, took);
        tallies.add(outcome, attempt.epoch(), now.minus(took), took);
        Duration asked = Rest.askedBy(outcome);
        if (asked != null && asked.compareTo(rest.left(now)) > 0) {
            rest = new Span(now, asked);
        }
        return signal == HealthSignal.FAILURE || signal == HealthSignal.OUT_OF_SERVICE || asked != null;
    }

    /** The times of attempts that are overdue from now on; the fleet must hear of them at once if there are any. */
    boolean noteOverdue() {
        ProviderPlan known = plan;
        if (known == null) {
            return false;
        }
        boolean[] any = {false};
        Instant now = clock.instant();
        inFlight.takeOverdue(known.overdueAfter(), now, began -> {
            if (Elapsed.isPossible(began, now)) {
                tallies.overdue(began);
                any[0] = true;
            }
        });
        return any[0];
    }

    /** How long until an attempt is overdue, or null. */
    @Nullable
    Duration untilOverdue() {
        ProviderPlan known = plan;
        return known == null
                ? null
                : inFlight.untilOverdue(known.overdueAfter(), clock.instant()).orElse(null);
    }

    /** Whether this worker is to probe it; true once. */
    boolean takeProbe() {
        return lease.take(clock.instant());
    }

    /** It was to be probed and can't be any more: another worker may at once. */
    void returnProbe() {
        if (takeProbe()) {
            probed(ProbeResult.NONE);
        }
    }

    void probed(ProbeResult result) {
        tallies.probed(result);
    }

    /** No email needs it any more for now. */
    void release() {
        permits.release();
    }

    /** What to tell the fleet. */
    List<ProviderReport> drain() {
        return tallies.drain(name, permits.settle(), clock.instant());
    }

    /** Takes over the fleet's plan. */
    void update(ProviderPlan latest) {
        boolean wasOpen = plan != null && plan.open();
        if (tallies.changeTo(latest.epoch())) {
            breaker.reset();
        }
        if (wasOpen && !latest.open()) {
            // The fleet has found that it works again; what the provider asked for besides, the fleet remembers.
            rest = Span.NONE;
        }
        Instant now = clock.instant();
        plan = latest;
        if (latest.probe()) {
            lease.grant(now);
        } else if (!latest.open()) {
            lease.drop();
        }
        permits.grant(latest.permits());
        limits.follow(latest);
        nextPermit = new Span(now, latest.nextPermitIn());
        unavailable = new Span(now, latest.unavailableFor());
    }

    /** The fleet answers after a silence: what this worker found out by itself is no longer needed. */
    void hearAgain() {
        breaker.reset();
    }

    /** The fleet has answered, whether or not it knows of this provider. */
    void answered() {
        permits.told();
    }

    void account(AccountUsage usage) {
        limits.account(usage);
    }

    /** The fleet does not answer: what its last plan allowed is over, the worker takes its part of the limits on its own. */
    void goBlind(Demand demand, RandomGenerator random) {
        permits.untold();
        permits.allow(limits.permits(demand, Math.max(0, permits.left()), clock.instant(), random));
        nextPermit = new Span(clock.instant(), BlindRate.AGAIN);
        if (isOpenInFleet() && forced() == null) {
            // Nobody will tell when it is well again: this worker's own breaker finds out.
            breaker.trip();
            plan = null;
        }
    }

    double share() {
        return plan == null ? 0 : plan.share();
    }

    /** Expected milliseconds until an email offered to it is accepted somewhere, by preference. */
    double cost() {
        return plan == null || plan.latency() == null
                ? latency.meanMillis() / settings.weightOrDefault()
                : plan.costMillis();
    }

    /** How long it is known to be out of order; zero where it is not. */
    Duration unavailableFor() {
        Instant now = clock.instant();
        Duration own = rest.left(now);
        Duration fleets = unavailable.left(now);
        return own.compareTo(fleets) > 0 ? own : fleets;
    }

    /** The most recipients a second, or zero where there is no limit. */
    double perSecond() {
        Double limit = limits.perSecond();
        return limit == null ? 0 : limit;
    }

    Duration nextPermitIn() {
        return nextPermit.left(clock.instant());
    }

    /** The fleet's view, or null where it is not known. */
    @Nullable
    ProviderStatus status() {
        ProviderPlan known = plan;
        return known == null ? null : new ProviderStatus(name, known.share(), known.open(), known.latency());
    }

    Explanation.Line line(@Nullable Rejection lost) {
        return new Explanation.Line(name, cost(), share(), state(), permits.left(), lost);
    }

    private String state() {
        ProviderPlan known = plan;
        if (known == null) {
            return breaker.isOpen() ? "open here" : "closed";
        }
        ForcedState forced = forced();
        String state = known.open() ? "open (" + known.reason() + ")" : breaker.isOpen() ? "open here" : "closed";
        return forced == null ? state : "forced_" + forced.kind().name().toLowerCase(java.util.Locale.ROOT);
    }

    private boolean isOpenInFleet() {
        return plan != null && plan.open() && !isForcedClosed();
    }

    /** What an operator has decreed and still holds, or null. */
    private @Nullable ForcedState forced() {
        ForcedState decreed = plan == null ? null : plan.forced();
        return decreed != null && decreed.isInForce(clock.instant()) ? decreed : null;
    }

    private boolean isForcedClosed() {
        ForcedState forced = forced();
        return forced != null && forced.kind() == ForcedState.Kind.CLOSED;
    }
}
