package dev.emailservice.delivery.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan's shares are what the providers get. */
class SharesTest {

    private static final int EMAILS = 20_000;

    private final long seed = System.nanoTime();

    /** Which part of the emails each of them gets. */
    private static double[] parts(OneWorker worker, int providers) {
        double[] parts = new double[providers];
        for (int i = 0; i < EMAILS; i++) {
            Use use = worker.use();
            worker.router.record(use, new Accepted("m"));
            parts[Integer.parseInt(use.provider().value().substring(1))] += 1.0 / EMAILS;
        }
        return parts;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void emailsFollowTheSharesOfAnyNumberOfProviders(int providers) {
        double total = providers * (providers + 1) / 2.0;
        OneWorker worker = new OneWorker(PanicPolicy.WAIT, seed, OneWorker.unlimited(providers));
        worker.begin(IntStream.range(0, providers)
                .mapToObj(i -> PlanOf.closed((i + 1) / total))
                .toArray(PlanOf[]::new));

        double[] parts = parts(worker, providers);

        for (int i = 0; i < providers; i++) {
            assertThat(parts[i]).as("p%d, seed %d", i, seed).isCloseTo((i + 1) / total, within(0.02));
        }
    }

    @Test
    void whatOneCannotTakeIsSpreadOverTheOthersByTheirShares() {
        OneWorker worker = new OneWorker(PanicPolicy.WAIT, seed, OneWorker.unlimited(3));
        worker.begin(PlanOf.closed(0.6).resting(Duration.ofHours(1)), PlanOf.closed(0.3), PlanOf.closed(0.1));

        double[] parts = parts(worker, 3);

        assertThat(parts[0]).isZero();
        assertThat(parts[1]).as("seed %d", seed).isCloseTo(0.75, within(0.02));
    }

    @Test
    void aSmallShareIsDrawnAllTheSame() {
        OneWorker worker = new OneWorker(PanicPolicy.WAIT, seed, OneWorker.unlimited(2));
        worker.begin(PlanOf.closed(0.98), PlanOf.closed(0.02));

        assertThat(parts(worker, 2)[1]).as("seed %d", seed).isBetween(0.01, 0.03);
    }

    @Test
    void whereNobodyHasAShareTheOneThatIsLeftGetsTheEmail() {
        OneWorker worker = OneWorker.with(2).begin(PlanOf.closed(0), PlanOf.open(Duration.ofSeconds(2)));
        assertThat(worker.use().provider()).isEqualTo(OneWorker.p(0));
    }
}
