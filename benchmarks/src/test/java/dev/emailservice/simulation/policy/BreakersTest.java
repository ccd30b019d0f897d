package dev.emailservice.simulation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.simulation.world.AttemptEnd;
import org.junit.jupiter.api.Test;

class BreakersTest {

    private final ConsecutiveBreaker consecutive = new ConsecutiveBreaker();
    private final RateBreaker rate = new RateBreaker();

    @Test
    void fiveFailuresInARowOpenTheOneForAMinuteAndThenOneAttemptDecides() {
        for (int i = 0; i < 4; i++) {
            consecutive.record(i, i, AttemptEnd.FAILED);
        }
        consecutive.record(4, 4, AttemptEnd.OK);
        for (int i = 5; i < 10; i++) {
            assertThat(consecutive.tryAcquire(i)).isTrue();
            consecutive.record(i, i, i % 2 == 0 ? AttemptEnd.TIMED_OUT : AttemptEnd.THROTTLED);
        }
        assertThat(consecutive.tryAcquire(60_008)).isFalse();
        assertThat(consecutive.tryAcquire(60_009)).isTrue();
        assertThat(consecutive.tryAcquire(60_009)).isFalse();
        consecutive.record(60_029, 60_009, AttemptEnd.FAILED);
        assertThat(consecutive.tryAcquire(120_028)).isFalse();
        assertThat(consecutive.tryAcquire(120_029)).isTrue();
        consecutive.record(120_100, 120_029, AttemptEnd.OK);
        assertThat(consecutive.tryAcquire(120_101)).isTrue();
        assertThat(consecutive.tryAcquire(120_101)).isTrue();
    }

    @Test
    void whatStartedBeforeItOpenedDecidesNothing() {
        for (int i = 0; i < 5; i++) {
            consecutive.record(10, 0, AttemptEnd.FAILED);
        }
        consecutive.record(11, 1, AttemptEnd.OK);
        assertThat(consecutive.tryAcquire(12)).isFalse();
    }

    @Test
    void halfOfTenOpensTheOtherForAMinuteAndThenTenAttemptsDecide() {
        for (int i = 0; i < 9; i++) {
            rate.record(i, i, i < 5 ? AttemptEnd.FAILED : AttemptEnd.OK);
            assertThat(rate.tryAcquire(i)).isTrue();
        }
        rate.record(9, 9, AttemptEnd.OK);
        assertThat(rate.tryAcquire(60_008)).isFalse();
        for (int i = 0; i < 10; i++) {
            assertThat(rate.tryAcquire(60_009)).isTrue();
        }
        assertThat(rate.tryAcquire(60_009)).isFalse();
        for (int i = 0; i < 10; i++) {
            rate.record(60_100, 60_009, i < 4 ? AttemptEnd.FAILED : AttemptEnd.OK);
        }
        assertThat(rate.tryAcquire(60_101)).isTrue();
    }
}
