package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.ProviderPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between the first failures of a provider and its leaving: few emails go there, and one worker can't keep it so. */
final class SuspicionTest {

    private final TestFleet fleet = TestFleet.with("ses", "sendgrid");

    @BeforeEach
    void inUse() {
        fleet.others(4, "ses", "sendgrid");
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    private int permits(String worker, String provider) {
        return TestFleet.of(fleet.batch(worker, 10), provider).permits();
    }

    @Test
    void afterTwoFailuresInARowABatchSendsTwoEmailsThere() {
        assertThat(permits("b", "ses")).isEqualTo(ProviderPlan.UNLIMITED);

        fleet.tell("a", fleet.of("ses").failed(10));

        assertThat(fleet.plan("ses").open()).as("one worker may be wrong").isFalse();
        assertThat(permits("b", "ses")).isEqualTo(2);
        assertThat(fleet.plan("ses").reason()).isEqualTo("suspect");
        assertThat(permits("b", "sendgrid")).isEqualTo(ProviderPlan.UNLIMITED);
    }

    @Test
    void whatSucceedsAfterwardsClearsIt() {
        fleet.tell("a", fleet.of("ses").failed(10));
        fleet.rest(0.1);
        fleet.tell("b", fleet.of("ses").ok(1));
        assertThat(permits("b", "ses")).isEqualTo(ProviderPlan.UNLIMITED);
    }

    @Test
    void aSecondWorkersFailuresEndItWithTheBreaker() {
        fleet.tell("a", fleet.of("ses").failed(10));
        fleet.tell("b", fleet.of("ses").failed(1));
        assertThat(fleet.plan("ses").open()).as("one failure happens").isFalse();
        fleet.tell("b", fleet.of("ses").failed(1));
        assertThat(fleet.plan("ses").open()).isTrue();
        assertThat(fleet.plan("ses").reason()).isEqualTo("failures_in_a_row");
    }

    @Test
    void theWorkerThatWasWrongIsNotBelievedTwiceRunning() {
        fleet.tell("a", fleet.of("ses").failed(10));
        fleet.rest(0.1);
        fleet.tell("b", fleet.of("ses").ok(60));

        fleet.tell("a", fleet.of("ses").failed(10));

        assertThat(permits("b", "ses")).isEqualTo(ProviderPlan.UNLIMITED);
    }

    @Test
    void whereThereIsNoOtherAllMayGoThere() {
        fleet.breakDown("sendgrid");
        fleet.tell("a", fleet.of("ses").failed(10));
        assertThat(permits("b", "ses")).isEqualTo(ProviderPlan.UNLIMITED);
    }

    @Test
    void whatABatchMaySendThereIsChargedOnce() {
        fleet.tell("a", fleet.of("ses").failed(10));
        long before = fleet.plan("ses").usedToday();
        fleet.batch("b", 10);
        assertThat(fleet.plan("ses").usedToday()).isEqualTo(before + 2);
        fleet.tell("b", fleet.of("ses").usage(-2));
        assertThat(fleet.plan("ses").usedToday()).isEqualTo(before);
    }
}
