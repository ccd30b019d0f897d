package dev.emailservice.delivery.routing;

import static dev.emailservice.delivery.routing.OneWorker.p;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.routing.RoutingDecision.Reason;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an email goes that a provider has failed. */
class FailoverOrderTest {

    @Test
    void itGoesToTheCheapestOfTheOthersWhateverTheirShares() {
        OneWorker worker = OneWorker.with(3)
                .begin(
                        PlanOf.closed(0.9).cost(50),
                        PlanOf.closed(0.09).cost(200),
                        PlanOf.closed(0.01).cost(80));
        for (int i = 0; i < 50; i++) {
            assertThat(worker.use(0).provider()).isEqualTo(p(2));
        }
    }

    @Test
    void theCheapestIsPassedOverWhileItIsOutOfOrder() {
        OneWorker worker = OneWorker.with(3)
                .begin(
                        PlanOf.closed(1).cost(50),
                        PlanOf.closed(0).cost(200),
                        PlanOf.open(Duration.ofSeconds(1)).cost(10));
        assertThat(worker.use(0).provider()).isEqualTo(p(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void eachIsTriedOnceAndThenNobodyIsLeft(int providers) {
        OneWorker worker = OneWorker.with(providers);
        PlanOf[] plans = new PlanOf[providers];
        int[] tried = new int[0];
        for (int i = 0; i < providers; i++) {
            plans[i] = PlanOf.closed(1.0 / providers).cost(100 + i);
        }
        worker.begin(plans);
        for (int i = 0; i < providers; i++) {
            Use use = worker.use(tried);
            int number = Integer.parseInt(use.provider().value().substring(1));
            assertThat(tried).doesNotContain(number);
            tried = java.util.Arrays.copyOf(tried, i + 1);
            tried[i] = number;
        }
        assertThat(worker.none(tried).reason()).isEqualTo(Reason.NO_PROVIDER_LEFT);
    }
}
