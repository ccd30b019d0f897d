package dev.emailservice.delivery.routing;

import static dev.emailservice.delivery.routing.OneWorker.p;
import static dev.emailservice.delivery.routing.OneWorker.why;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.ForcedState;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The fleet's breaker, this worker's own, and an operator's decree. */
class BreakersTest {

    private static final AttemptOutcome FAILURE = new Unavailable("http_503");

    private final OneWorker worker = OneWorker.with(2);

    private void attempts(AttemptOutcome outcome, int times) {
        for (int i = 0; i < times; i++) {
            worker.attempt(outcome, 1);
        }
    }

    @Test
    void oneThatTheFleetHasLeftGetsNothing() {
        worker.begin(PlanOf.open(Duration.ofSeconds(1)), PlanOf.closed(1));
        for (int i = 0; i < 100; i++) {
            Use use = worker.use();
            assertThat(use.provider()).isEqualTo(p(1));
            assertThat(why(use, 0)).isEqualTo(Rejection.OPEN);
        }
    }

    @Test
    void threeFailuresOfSixAreEnoughForThisWorkerAlone() {
        worker.begin(PlanOf.closed(1), PlanOf.closed(0));
        attempts(new Accepted("m"), 3);
        attempts(FAILURE, 2);
        assertThat(worker.use().provider()).isEqualTo(p(0));
        attempts(FAILURE, 1);
        Use use = worker.use();
        assertThat(use.provider()).isEqualTo(p(1));
        assertThat(why(use, 0)).isEqualTo(Rejection.OPEN_HERE);
    }

    @Test
    void faultsOfMessagesOpenNothing() {
        worker.begin(PlanOf.closed(1), PlanOf.closed(0));
        attempts(new MessageFault("content_refused", MessageFault.Scope.EVERY_PROVIDER), 20);
        assertThat(worker.use().provider()).isEqualTo(p(0));
    }

    @Test
    void theFleetsNewStateClosesThisWorkersBreaker() {
        worker.begin(PlanOf.closed(1), PlanOf.closed(0));
        attempts(FAILURE, 3);
        assertThat(worker.use().provider()).isEqualTo(p(1));
        worker.begin(PlanOf.closed(1).epoch(3), PlanOf.closed(0));
        assertThat(worker.use().provider()).isEqualTo(p(0));
    }

    @Test
    void theSameStateDoesNot() {
        worker.begin(PlanOf.closed(1), PlanOf.closed(0));
        attempts(FAILURE, 3);
        worker.begin(PlanOf.closed(1), PlanOf.closed(0));
        assertThat(worker.use().provider()).isEqualTo(p(1));
    }

    @Test
    void oneThatAnOperatorHoldsClosedIsUsedWhateverItsFailures() {
        worker.begin(PlanOf.closed(1).forced(ForcedState.Kind.CLOSED), PlanOf.closed(0));
        attempts(FAILURE, 20);
        Use use = worker.use();
        assertThat(use.provider()).isEqualTo(p(0));
        assertThat(use.explanation().candidates().getFirst().state()).isEqualTo("forced_closed");
    }

    @Test
    void oneThatAnOperatorHasDisabledIsNotUsedEvenAsTheLast() {
        worker.begin(PlanOf.closed(1).forced(ForcedState.Kind.DISABLED), PlanOf.closed(0));
        assertThat(worker.use().provider()).isEqualTo(p(1));
        assertThat(why(worker.none(1), 0)).isEqualTo(Rejection.DISABLED);
    }

    @Test
    void whatBeganUnderAnOlderStateSaysNothingOfThisOne() {
        worker.begin(PlanOf.closed(1), PlanOf.closed(0));
        Use before = worker.use();
        worker.begin(PlanOf.closed(1).epoch(3), PlanOf.closed(0));
        worker.router.record(before, FAILURE);
        assertThat(worker.store.reports(p(0)))
                .allSatisfy(report -> assertThat(report.failed()).isZero());
    }
}
