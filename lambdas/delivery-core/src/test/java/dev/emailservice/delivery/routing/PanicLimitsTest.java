package dev.emailservice.delivery.routing;

import static dev.emailservice.delivery.routing.OneWorker.p;
import static dev.emailservice.delivery.routing.OneWorker.why;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.ForcedState;
import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.provider.AttemptOutcome.Throttled;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.routing.RoutingDecision.NoCandidate;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What not even a panic passes over. */
class PanicLimitsTest {

    private static final PlanOf LEFT = PlanOf.open(Duration.ofSeconds(3));

    private final long seed = System.nanoTime();

    private OneWorker worker(ProviderSettings... settings) {
        return new OneWorker(PanicPolicy.TRY_ANYWAY, seed, List.of(settings));
    }

    private OneWorker two() {
        return worker(ProviderSettings.of("p0"), ProviderSettings.of("p1"));
    }

    @Test
    void aLimitOfFiveASecondHolds() {
        OneWorker worker = worker(ProviderSettings.of("p0").withLimits(5, null));
        int sent = 0;
        for (int batch = 0; batch < 10; batch++) {
            worker.begin(LEFT);
            for (int i = 0; i < 10; i++) {
                if (worker.router.next(OneWorker.EMAIL, Set.of()) instanceof Use use) {
                    worker.router.record(use, new Unavailable("http_503"));
                    sent++;
                }
            }
        }
        // This worker's part: one in two hundred of a demand of a thousand a second.
        assertThat(sent).as("seed %d", seed).isLessThanOrEqualTo(6);
        assertThat(why(worker.router.next(OneWorker.EMAIL, Set.of()), 0)).isIn(Rejection.LIMIT, null);
    }

    @Test
    void aHighLimitLetsTheBatchThroughAndNoMoreAndTheFleetIsTold() {
        OneWorker worker = worker(ProviderSettings.of("p0").withLimits(2_000, null));
        worker.begin(LEFT);
        for (int i = 0; i < 10; i++) {
            worker.use();
        }
        assertThat(why(worker.none(), 0)).isEqualTo(Rejection.LIMIT);
        worker.router.end();
        assertThat(worker.store.reports(p(0)).mapToInt(ProviderReport::usage)).containsExactly(10);
        worker.begin(LEFT);
        assertThat(worker.use().provider()).isEqualTo(p(0));
    }

    @Test
    void aRestThatTheProviderAskedForHolds() {
        OneWorker worker = worker(ProviderSettings.of("p0")).begin(LEFT);
        worker.attempt(new Throttled(Duration.ofSeconds(7)));
        NoCandidate none = worker.none();
        assertThat(why(none, 0)).isEqualTo(Rejection.RESTING);
        assertThat(none.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void anOperatorWhoHoldsAProviderOpenIsObeyed() {
        OneWorker worker = two().begin(LEFT.forced(ForcedState.Kind.OPEN), LEFT.cost(900));
        assertThat(worker.use().provider()).isEqualTo(p(1));
        assertThat(why(worker.none(1), 0)).isEqualTo(Rejection.OPEN);
    }

    @Test
    void oneThatNeedsSomebodyToActIsTheLastResort() {
        OneWorker worker = two().begin(PlanOf.outOfService().cost(1), LEFT.cost(900));
        Use use = worker.use();
        assertThat(use.provider()).isEqualTo(p(1));
        assertThat(why(use, 0)).isEqualTo(Rejection.OPEN);
        assertThat(worker.use(1).provider()).isEqualTo(p(0));
    }
}
