package dev.emailservice.delivery.routing;

import static dev.emailservice.delivery.routing.OneWorker.p;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker whose clock is set while its attempts are under way. */
class SteppingClockTest {

    private final OneWorker worker = OneWorker.with(2).begin(PlanOf.closed(1), PlanOf.closed(0));

    private List<ProviderReport> reports() {
        return worker.store.reports(p(0)).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {-10, 10})
    void tellsNoTimeThatIsImpossible(long minutes) {
        Duration step = Duration.ofMinutes(minutes);
        Use succeeds = worker.use();
        Use fails = worker.use();
        worker.after(step).router.record(succeeds, new Accepted("m"));
        worker.after(step.negated()).after(step.negated()).router.record(fails, new Unavailable("http_503"));
        worker.use();
        worker.after(step).router.check();
        worker.attempt(new Accepted("m"));
        worker.after(step).router.end();

        assertThat(reports()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(reports().stream().flatMap(each -> each.took().stream()))
                .hasSize(3)
                .allSatisfy(took -> assertThat(took).isBetween(Duration.ZERO, Elapsed.LONGEST_ATTEMPT));
        assertThat(reports().stream()
                        .flatMap(each -> Stream.of(each.latestSuccessAge(), each.firstFailureAge()))
                        .filter(Objects::nonNull))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(age -> assertThat(age).isBetween(Duration.ZERO, Elapsed.OLDEST));
    }

    @Test
    void suspectsNoAttemptForIt() {
        worker.use();
        worker.after(Duration.ofMinutes(10)).router.check();
        assertThat(reports()).isEmpty();
    }

    @Test
    void isNotHeldByARestThatBeganInItsFuture() {
        worker.begin(PlanOf.closed(1).resting(Duration.ofSeconds(1)), PlanOf.closed(0));
        worker.after(Duration.ofMinutes(-10));
        assertThat(worker.use().provider()).isEqualTo(p(0));
    }
}
