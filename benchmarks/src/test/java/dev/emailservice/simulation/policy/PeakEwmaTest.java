package dev.emailservice.simulation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PeakEwmaTest {

    private final PeakEwma metric = new PeakEwma();

    @Test
    void aPeakCountsAtOnceAndIsForgottenSlowly() {
        observe(0, 100);
        observe(0, 3_000);
        assertThat(metric.cost(0)).isEqualTo(3_000);
        assertThat(metric.cost(10_000)).isCloseTo(3_000 / Math.E, within(0.1));
    }

    @Test
    void whatIsUnderWayMultipliesTheCost() {
        observe(0, 100);
        metric.start();
        metric.start();
        assertThat(metric.cost(0)).isEqualTo(300);
    }

    @Test
    void anUnknownProviderIsTriedOnceAndThenWaitedFor() {
        assertThat(metric.cost(0)).isZero();
        metric.start();
        assertThat(metric.cost(0)).isGreaterThan(1e9);
    }

    private void observe(double now, double millis) {
        metric.start();
        metric.end(now, millis);
    }
}
