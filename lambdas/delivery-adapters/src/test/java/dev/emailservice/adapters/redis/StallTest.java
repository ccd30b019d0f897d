package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attempts that are overdue: a hang is left before its time-outs, what is only slow is not. */
final class StallTest {

    private final TestFleet fleet = TestFleet.with("ses", "sendgrid");

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void whereNothingComesBackItIsLeft() {
        overdueOfAll("ses");
        assertThat(fleet.plan("ses").open()).isTrue();
        assertThat(fleet.plan("ses").reason()).isEqualTo("stalled");
    }

    @Test
    void whereSuccessesComeInBetweenItIsNot() {
        for (int round = 0; round < 50; round++) {
            for (int i = 0; i < 6; i++) {
                fleet.tell("worker-" + i, fleet.of("ses").overdue(1).ok(i % 2));
                fleet.rest(0.05);
            }
        }
        assertThat(fleet.plan("ses").open()).isFalse();
    }

    @Test
    void theLastProviderIsNotLeftForIt() {
        fleet.breakDown("sendgrid");
        for (int i = 0; i < 5; i++) {
            overdueOfAll("ses");
        }
        assertThat(fleet.plan("ses").open()).isFalse();
    }

    @Test
    void oneWorkerOfManyDoesNotMakeIt() {
        fleet.others(5, "sendgrid");
        for (int i = 0; i < 20; i++) {
            fleet.tell("stuck", fleet.of("ses").overdue(20));
        }
        assertThat(fleet.plan("ses").open()).isFalse();
    }

    private void overdueOfAll(String provider) {
        for (int i = 0; i < 6; i++) {
            fleet.tell("worker-" + i);
        }
        for (int i = 0; i < 6; i++) {
            fleet.tell("worker-" + i, fleet.of(provider).overdue(20));
        }
    }
}
