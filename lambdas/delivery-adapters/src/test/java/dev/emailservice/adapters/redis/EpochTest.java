package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The version of a provider's state, by which the fleet knows reports that come too late. */
final class EpochTest {

    private final TestFleet fleet = TestFleet.with("ses", "sendgrid");

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void everyOpeningAndEveryClosingIsANewOne() {
        long before = fleet.plan("ses").epoch();
        for (int i = 0; i < 3; i++) {
            fleet.breakDown("ses");
            assertThat(fleet.plan("ses").epoch()).isEqualTo(++before);
            fleet.recover("ses");
            assertThat(fleet.plan("ses").epoch()).isEqualTo(++before);
        }
        assertThat(fleet.plan("sendgrid").epoch()).isZero();
    }

    @Test
    void aReportOfAnOlderOneMovesNothing() {
        fleet.breakDown("ses");
        fleet.recover("ses");
        for (int i = 0; i < 10; i++) {
            fleet.tell(
                    "late-" + i,
                    fleet.of("ses").under(0).failed(20).unknown(20).overdue(20).outOfService("http_401"));
        }
        assertThat(fleet.plan("ses").open()).isFalse();
        assertThat(fleet.plan("ses").failureScore()).isZero();
        JsonNode stored = fleet.stored("ses");
        assertThat(stored.path("streak").asInt() + stored.path("stall").asInt()).isZero();
        stored.path("ring").forEach(count -> assertThat(count.asInt()).isZero());
    }

    @Test
    void aSuccessOfAnOlderOneHidesNoFailure() {
        fleet.breakDown("ses");
        fleet.recover("ses");
        fleet.others(2, "ses");
        fleet.tell("one", fleet.of("ses").failed(2));
        double score = fleet.plan("ses").failureScore();
        fleet.tell("late", fleet.of("ses").under(0).ok(100));
        assertThat(fleet.plan("ses").failureScore()).isEqualTo(score).isPositive();
        fleet.tell("two", fleet.of("ses").failed(2));
        assertThat(fleet.plan("ses").open()).isTrue();
    }

    @Test
    void aLateReportDoesNotBringBackFailuresThatHavePassed() {
        fleet.others(3, "ses");
        fleet.tell("one", fleet.of("ses").failed(50));
        assertThat(fleet.plan("ses").open()).isFalse();
        fleet.rest(15);
        fleet.tell("one", fleet.of("ses").under(-1).ok(1));
        assertThat(fleet.plan("ses").open()).isFalse();
    }
}
