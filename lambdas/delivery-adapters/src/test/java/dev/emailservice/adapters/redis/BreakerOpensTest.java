package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the fleet leaves a provider, and when it does not. */
final class BreakerOpensTest {

    private final TestFleet fleet = TestFleet.with("ses", "sendgrid");

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void afterFailuresOfTwoWorkers() {
        fleet.others(3, "ses", "sendgrid");
        fleet.tell("one", fleet.of("ses").failed(10));
        assertThat(fleet.plan("ses").open()).isFalse();
        fleet.tell("two", fleet.of("ses").failed(10));
        assertThat(fleet.plan("ses").open()).isTrue();
        assertThat(fleet.plan("sendgrid").open()).isFalse();
        assertThat(fleet.plan("sendgrid").share()).isEqualTo(1);
    }

    @Test
    void afterUnknownOutcomesOfTwoWorkers() {
        fleet.others(3, "ses", "sendgrid");
        fleet.tell("one", fleet.of("ses").unknown(10));
        fleet.tell("two", fleet.of("ses").unknown(10));
        assertThat(fleet.plan("ses").open()).isTrue();
    }

    @Test
    void notForOneWorkersSakeAmongOthersHoweverOftenItFails() {
        for (int round = 0; round < 100; round++) {
            fleet.others(3, "ses", "sendgrid");
            fleet.tell("poisoned", fleet.of("ses").failed(20).unknown(5));
            assertThat(fleet.plan("ses").open()).isFalse();
            fleet.rest(0.2);
        }
    }

    @Test
    void notForOneWorkersSakeWhileTheOthersUseAnotherProvider() {
        for (int round = 0; round < 100; round++) {
            fleet.others(3, "sendgrid");
            fleet.tell("poisoned", fleet.of("ses").failed(20));
            assertThat(fleet.plan("ses").open()).isFalse();
            fleet.rest(0.2);
        }
    }

    @Test
    void forOneWorkersSakeWhereThereIsNoOther() {
        fleet.tell("alone", fleet.of("ses").failed(10));
        assertThat(fleet.plan("ses").open()).isTrue();
    }

    @Test
    void notAfterTwoSingleFailures() {
        fleet.others(3, "ses");
        fleet.tell("one", fleet.of("ses").failed(1));
        fleet.tell("two", fleet.of("ses").failed(1));
        assertThat(fleet.plan("ses").open()).isFalse();
        assertThat(fleet.plan("ses").failureScore()).isPositive();
    }

    @Test
    void atOnceWhenItCantWorkUntilSomebodyActs() {
        fleet.others(3, "ses");
        fleet.tell("one", fleet.of("ses").outOfService("http_401").rest(Duration.ofMinutes(1)));
        assertThat(fleet.plan("ses").open()).isTrue();
        assertThat(fleet.plan("ses").reason()).isEqualTo("http_401");
        assertThat(fleet.plan("ses").unavailableFor()).isEqualTo(Duration.ofMinutes(1));

        fleet.rest(59);
        assertThat(TestFleet.of(fleet.batch("two", 1), "ses").probe()).isFalse();
        fleet.rest(2);
        assertThat(TestFleet.of(fleet.batch("two", 1), "ses").probe()).isTrue();
    }

    @Test
    void notAfterAnyNumberOfThrottledAnswers() {
        for (int i = 0; i < 20; i++) {
            fleet.tell("worker-" + i, fleet.of("ses").throttled(10).rest(Duration.ofSeconds(1)));
        }
        assertThat(fleet.plan("ses").open()).isFalse();
        assertThat(fleet.plan("ses").failureScore()).isZero();
    }
}
