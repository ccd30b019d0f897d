package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.fleet.ForcedState;
import dev.emailservice.delivery.fleet.ProviderPlan;
import dev.emailservice.delivery.fleet.ProviderPlan.Latency;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One provider's plan for a test, each with what the test is about and the rest in order. */
record PlanOf(
        boolean isOpen,
        long epoch,
        double share,
        boolean probe,
        Duration unavailableFor,
        int permits,
        Duration nextPermitIn,
        double cost,
        @Nullable ForcedState forced,
        long usedToday) {

    /** After this long an attempt is overdue. */
    static final Duration OVERDUE = Duration.ofMillis(300);

    private static final Duration UNTIL_SOMEBODY_ACTS = Duration.ofSeconds(59);

    /** In order, without limits, with that share. */
    static PlanOf closed(double share) {
        return new PlanOf(false, 1, share, false, Duration.ZERO, ProviderPlan.UNLIMITED, Duration.ZERO, 100, null, 0);
    }

    /** Its breaker is open for that long. */
    static PlanOf open(Duration unavailableFor) {
        return new PlanOf(true, 2, 0, false, unavailableFor, 0, Duration.ZERO, 100, null, 0);
    }

    /** Its breaker is open because our account there is wrong. */
    static PlanOf outOfService() {
        return open(UNTIL_SOMEBODY_ACTS);
    }

    PlanOf cost(double millis) {
        return new PlanOf(
                isOpen, epoch, share, probe, unavailableFor, permits, nextPermitIn, millis, forced, usedToday);
    }

    PlanOf limited(int newPermits, Duration more) {
        return new PlanOf(isOpen, epoch, share, probe, unavailableFor, newPermits, more, cost, forced, usedToday);
    }

    PlanOf resting(Duration rest) {
        return new PlanOf(isOpen, epoch, share, probe, rest, permits, nextPermitIn, cost, forced, usedToday);
    }

    PlanOf epoch(long newEpoch) {
        return new PlanOf(
                isOpen, newEpoch, share, probe, unavailableFor, permits, nextPermitIn, cost, forced, usedToday);
    }

    PlanOf toBeProbed() {
        return new PlanOf(isOpen, epoch, share, true, unavailableFor, permits, nextPermitIn, cost, forced, usedToday);
    }

    PlanOf forced(ForcedState.Kind kind) {
        return forced(kind, null);
    }

    PlanOf forced(ForcedState.Kind kind, @Nullable Instant until) {
        ForcedState state = new ForcedState(kind, "ada", "a test", until);
        return new PlanOf(isOpen, epoch, share, probe, unavailableFor, permits, nextPermitIn, cost, state, usedToday);
    }

    PlanOf usedToday(long recipients) {
        return new PlanOf(isOpen, epoch, share, probe, unavailableFor, permits, nextPermitIn, cost, forced, recipients);
    }

    private String reason() {
        return isOpen ? "failures_in_a_row" : "probe_succeeded";
    }

    ProviderPlan plan() {
        Duration mean = Duration.ofNanos((long) (cost * 1e6));
        return new ProviderPlan(
                isOpen,
                epoch,
                reason(),
                isOpen && unavailableFor.equals(UNTIL_SOMEBODY_ACTS),
                share,
                probe,
                unavailableFor,
                permits,
                nextPermitIn,
                cost,
                new Latency(mean, mean, mean.multipliedBy(2)),
                0,
                usedToday,
                OVERDUE,
                forced);
    }
}
