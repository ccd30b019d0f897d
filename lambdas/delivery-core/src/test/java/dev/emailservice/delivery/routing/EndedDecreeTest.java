package dev.emailservice.delivery.routing;

import static dev.emailservice.delivery.routing.OneWorker.p;
import static dev.emailservice.delivery.routing.OneWorker.why;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.breaker.ProviderBreaker;
import dev.emailservice.delivery.fleet.ForcedState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A decree that ends while the fleet's store does not answer. */
class EndedDecreeTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final OneWorker worker = OneWorker.with(2);

    private PlanOf decreed(PlanOf plan, ForcedState.Kind kind) {
        return plan.forced(kind, worker.clock.instant().plus(HOUR));
    }

    private void awayFor(Duration duration) {
        worker.store.isAway();
        worker.after(duration).router.begin(10, 1);
    }

    @Test
    void aDisabledProviderMayBeUsedAgain() {
        worker.begin(decreed(PlanOf.closed(1), ForcedState.Kind.DISABLED), PlanOf.closed(0));
        awayFor(HOUR.minusMillis(1));
        assertThat(why(worker.use(), 0)).isEqualTo(Rejection.DISABLED);
        awayFor(Duration.ofMillis(1));
        assertThat(worker.use().provider()).isEqualTo(p(0));
    }

    @Test
    void oneHeldOpenIsTriedByThisWorkersOwnBreaker() {
        worker.begin(decreed(PlanOf.open(Duration.ZERO), ForcedState.Kind.OPEN), PlanOf.closed(1));
        awayFor(HOUR.minusMillis(1));
        assertThat(why(worker.use(), 0)).isEqualTo(Rejection.OPEN);
        awayFor(Duration.ofMillis(1));
        worker.after(ProviderBreaker.OPEN.plusMillis(1));
        assertThat(worker.use(1).provider()).isEqualTo(p(0));
    }

    @Test
    void oneHeldClosedIsLeftByItsFleetsBreakerAgain() {
        worker.begin(decreed(PlanOf.open(HOUR.multipliedBy(2)), ForcedState.Kind.CLOSED), PlanOf.closed(1));
        worker.after(HOUR);
        assertThat(why(worker.use(), 0)).isEqualTo(Rejection.OPEN);
    }
}
