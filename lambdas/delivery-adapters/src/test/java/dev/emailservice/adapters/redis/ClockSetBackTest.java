package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Redis' clock goes back: another server has taken over whose clock is behind. */
final class ClockSetBackTest {

    @Test
    void theFleetGoesOnAndItsPlansStaySensible() {
        try (TestFleet fleet =
                TestFleet.with(ProviderSettings.of("ses").withLimits(100, 1000L), ProviderSettings.of("sendgrid"))) {
            fleet.batch("a", 10, fleet.of("ses").ok(5), fleet.of("sendgrid").ok(5));
            fleet.rest(-1800);
            for (int i = 0; i < 20; i++) {
                fleet.batch("a", 10, fleet.of("ses").ok(5), fleet.of("sendgrid").ok(5));
                assertThat(fleet.plan("ses").share() + fleet.plan("sendgrid").share())
                        .isBetween(0.999, 1.001);
                assertThat(fleet.plan("ses").costMillis()).isBetween(90.0, 110.0);
                assertThat(fleet.plan("ses").permits()).isBetween(0, 10);
                fleet.rest(0.5);
            }
            assertThat(fleet.plan("ses").permits()).isPositive();
        }
    }

    @Test
    void timesToComeAreAsFarAwayAsTheyWere() {
        try (TestFleet fleet = TestFleet.with("ses", "sendgrid")) {
            fleet.rest(3600);
            fleet.breakDown("ses");
            fleet.tell("a", fleet.of("sendgrid").throttled(1).rest(Duration.ofSeconds(20)));
            fleet.rest(-3600);
            fleet.tell("a");
            assertThat(fleet.plan("ses").unavailableFor()).isLessThan(Duration.ofSeconds(9));
            assertThat(fleet.plan("sendgrid").unavailableFor()).isLessThan(Duration.ofSeconds(21));
        }
    }

    @Test
    void aWorkersOwnClockMovesNothing() {
        try (TestFleet fleet = TestFleet.with("ses", "sendgrid")) {
            fleet.others(3, "ses", "sendgrid");
            // Its clock went back by ten minutes, and on by ten.
            fleet.tell("odd", fleet.of("sendgrid").ok(1).taking(-600_000));
            assertThat(fleet.plan("sendgrid").costMillis()).isPositive();
            fleet.tell("odd", fleet.of("ses").ok(1).taking(600_000));
            assertThat(fleet.plan("ses").costMillis()).isLessThan(10_000);
            fleet.tell("odd", fleet.of("ses").failed(1).taking(-600_000));
            fleet.rest(0.2);
            fleet.others(3, "ses");
            assertThat(fleet.stored("ses").path("streak").asInt()).isZero();
        }
    }
}
