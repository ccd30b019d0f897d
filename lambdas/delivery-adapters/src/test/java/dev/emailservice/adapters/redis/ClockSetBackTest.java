package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.model.settings.ProviderSettings;
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
}
