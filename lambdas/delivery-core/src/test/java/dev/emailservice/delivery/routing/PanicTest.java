package dev.emailservice.delivery.routing;

import static dev.emailservice.delivery.routing.OneWorker.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.delivery.fleet.ForcedState;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.routing.RoutingDecision.NoCandidate;
import dev.emailservice.delivery.routing.RoutingDecision.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What happens while no provider is in order. */
class PanicTest {

    private static OneWorker bothOpen(PanicPolicy policy) {
        return new OneWorker(policy, 1, OneWorker.unlimited(2))
                .begin(
                        PlanOf.open(Duration.ofSeconds(3)).cost(90),
                        PlanOf.open(Duration.ofSeconds(2)).cost(200));
    }

    @Test
    void theEmailWaitsForTheOneThatMayBeBackFirst() {
        NoCandidate none = bothOpen(PanicPolicy.WAIT).none();
        assertThat(none.reason()).isEqualTo(Reason.NO_PROVIDER_AVAILABLE);
        assertThat(none.retryAfter()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void orItIsOfferedToThemAllTheSameAndToEachOnce() {
        OneWorker worker = bothOpen(PanicPolicy.TRY_ANYWAY);
        worker.attempt(new Unavailable("http_503"));
        assertThat(worker.use(1).provider()).isEqualTo(p(0));
        assertThat(worker.none(0, 1).reason()).isEqualTo(Reason.NO_PROVIDER_LEFT);
    }

    @Test
    void thePanicIsOverWhileOneIsInOrder() {
        OneWorker worker = new OneWorker(PanicPolicy.TRY_ANYWAY, 1, OneWorker.unlimited(2))
                .begin(
                        PlanOf.open(Duration.ofSeconds(3)).cost(1),
                        PlanOf.closed(1).cost(500));
        assertThat(worker.use().provider()).isEqualTo(p(1));
    }

    @Test
    void noPanicUsesWhatAnOperatorHasDisabledOrOneThatAskedToBeLeftAlone() {
        OneWorker worker = new OneWorker(PanicPolicy.TRY_ANYWAY, 1, OneWorker.unlimited(2))
                .begin(
                        PlanOf.open(Duration.ZERO).forced(ForcedState.Kind.DISABLED),
                        PlanOf.closed(1).resting(Duration.ofSeconds(9)));
        NoCandidate none = worker.none();
        assertThat(none.reason()).isEqualTo(Reason.NO_PROVIDER_AVAILABLE);
        assertThat(none.retryAfter()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aPolicyIsKnownByItsName() {
        assertThat(PanicPolicy.parse("wait")).isEqualTo(PanicPolicy.WAIT);
        assertThat(PanicPolicy.parse("try_anyway")).isEqualTo(PanicPolicy.TRY_ANYWAY);
        assertThatThrownBy(() -> PanicPolicy.parse("pray")).hasMessageContaining("wait or try_anyway");
    }
}
