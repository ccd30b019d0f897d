package dev.emailservice.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Timeline timeline = new Timeline(2, 10_000);

    @Test
    void recoveryIsTheFirstWholeSecondAfterTheEventInWhichTheProviderHasMostAttempts() {
        attempts(0, 2, 8);
        attempts(1, 8, 2);
        attempts(2, 7, 3);
        attempts(4, 8, 2);

        assertThat(timeline.secondsToRecovery(0, 1_000)).isZero();
        assertThat(timeline.secondsToRecovery(0, 1_500)).isEqualTo(2.5);
        assertThat(timeline.secondsToRecovery(0, 2_000)).isEqualTo(2);
        assertThat(timeline.secondsToRecovery(0, 5_000)).isNull();
        assertThat(timeline.secondsToRecovery(1, 0)).isZero();
    }

    @Test
    void secondsWithoutAttemptsHaveNoShareAndThoseWithoutAcceptsNoLatency() {
        timeline.accept(3_200, 80);
        timeline.accept(3_900, 120);
        assertThat(timeline.share(0, 3)).isNaN();
        assertThat(timeline.meanLatency(3)).isEqualTo(100);
        assertThat(timeline.meanLatency(4)).isNaN();
    }

    @Test
    void whatHappensAfterTheLastArrivalIsLeftOut() {
        timeline.attempt(0, 10_000);
        timeline.accept(11_000, 80);
        assertThat(timeline.seconds()).isEqualTo(10);
    }

    private void attempts(int second, int ofFirst, int ofSecond) {
        for (int i = 0; i < ofFirst; i++) {
            timeline.attempt(0, second * 1_000 + i);
        }
        for (int i = 0; i < ofSecond; i++) {
            timeline.attempt(1, second * 1_000 + 999);
        }
    }
}
