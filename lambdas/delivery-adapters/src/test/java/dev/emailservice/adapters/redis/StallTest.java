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
    void whereOneInTenNeverComesBackItIsLeftThoughTheOthersSucceed() {
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 6; i++) {
                fleet.tell("worker-" + i, fleet.of("ses").ok(9).overdue(1));
                fleet.rest(0.01);
            }
        }
        assertThat(fleet.plan("ses").open()).isTrue();
        assertThat(fleet.plan("ses").reason()).isEqualTo("stalled");
    }

    @Test
    void whereOneInFiftyIsSlowItIsNot() {
        for (int round = 0; round < 200; round++) {
            for (int i = 0; i < 6; i++) {
                fleet.tell("worker-" + i, fleet.of("ses").ok(50).overdue(1));
                fleet.rest(0.05);
            }
        }
        assertThat(fleet.plan("ses").open()).isFalse();
    }

    @Test
    void oneThatHasOnlyJustComeBackAndCarriesMuchMayBeCold() {
        for (int i = 0; i < 120; i++) {
            fleet.tell(
                    "a",
                    fleet.of("ses").ok(5).taking(50),
                    fleet.of("sendgrid").ok(5).taking(150));
            fleet.rest(0.5);
        }
        fleet.breakDown("ses");
        fleet.recover("ses");
        for (int i = 0; i < 14; i++) {
            fleet.tell(
                    "a",
                    fleet.of("ses").ok(5).taking(50),
                    fleet.of("sendgrid").ok(5).taking(150));
            fleet.rest(0.5);
        }
        assertThat(fleet.plan("ses").share()).isGreaterThan(0.3);
        for (int i = 0; i < 6; i++) {
            fleet.tell("worker-" + i, fleet.of("ses").ok(2).overdue(2));
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
