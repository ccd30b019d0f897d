package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Usage limits: what was reserved, given back, used up, and forgotten in time. */
final class UsageTest {

    private static final int DAY_LIMIT = 1000;

    @Test
    void whatIsReservedAndNotUsedIsThereForOthers() {
        try (TestFleet fleet = TestFleet.with(ProviderSettings.of("ses").withLimits(100, null))) {
            fleet.failover("one", 10);
            int granted = fleet.plan("ses").permits();
            assertThat(granted).isPositive();
            fleet.failover("two", 10);
            assertThat(fleet.plan("ses").permits()).isZero();
            assertThat(fleet.plan("ses").nextPermitIn()).isPositive();

            fleet.tell("one", fleet.of("ses").usage(-granted));
            assertThat(fleet.plan("ses").usedToday()).isZero();
            fleet.failover("two", 10);
            assertThat(fleet.plan("ses").permits()).isEqualTo(granted);
        }
    }

    @Test
    void anEmailLargerThanTheBurstGoesAndIsPaidOff() {
        try (TestFleet fleet = TestFleet.with(ProviderSettings.of("ses").withLimits(100, null))) {
            assertThat(TestFleet.of(fleet.failoverOf("one", 50), "ses").permits())
                    .isEqualTo(50);
            fleet.rest(0.4);
            assertThat(TestFleet.of(fleet.failoverOf("one", 50), "ses").permits())
                    .isZero();
            fleet.rest(0.2);
            assertThat(TestFleet.of(fleet.failoverOf("one", 50), "ses").permits())
                    .isEqualTo(50);
        }
    }

    @Test
    void whatIsGivenBackAfterAFullHourIsNotCharged() {
        try (TestFleet fleet = TestFleet.with(ProviderSettings.of("ses").withLimits(null, 1000L))) {
            fleet.failover("one", 10);
            fleet.rest(3600);
            fleet.tell("one", fleet.of("ses").usage(-10));
            assertThat(fleet.plan("ses").usedToday()).isZero();
        }
    }

    @Test
    void aDaysLimitIsNotOverrunInAnyTwentyFourHours() {
        long seed = new Random().nextLong();
        System.out.println("UsageTest seed " + seed);
        Random random = new Random(seed);
        TreeMap<Instant, Integer> used = new TreeMap<>();
        try (TestFleet fleet = TestFleet.with(ProviderSettings.of("ses").withLimits(null, (long) DAY_LIMIT))) {
            fleet.rest(random.nextInt(3600));
            while (fleet.now().isBefore(TestFleet.START.plus(Duration.ofHours(100)))) {
                fleet.failover("one", 1 + random.nextInt(20));
                int granted = fleet.plan("ses").permits();
                int unused = random.nextInt(granted + 1) / 3;
                fleet.tell("one", fleet.of("ses").usage(-unused));
                used.merge(fleet.now(), granted - unused, Integer::sum);
                fleet.rest(1 + random.nextInt(600));
            }
        }
        for (Instant from : used.keySet()) {
            assertThat(sum(used.subMap(from, from.plus(Duration.ofHours(24))))).isLessThanOrEqualTo(DAY_LIMIT);
        }
        assertThat(sum(used)).isGreaterThan(3 * DAY_LIMIT);
    }

    @Test
    void whatTheAccountSaysMakesOurCountHigherAndNeverLower() {
        try (TestFleet fleet = TestFleet.with(ProviderSettings.of("ses").withLimits(null, 1000L))) {
            fleet.tell("one", fleet.of("ses").usage(60));
            // It lags: some of ours is not in it yet.
            fleet.account("ses", 20);
            assertThat(fleet.plan("ses").usedToday()).isEqualTo(60);
            fleet.account("ses", 80);
            assertThat(fleet.plan("ses").usedToday()).isEqualTo(80);
        }
    }

    @Test
    void aDaysUsageIsForgottenWithinAnHourAfterTheDay() {
        try (TestFleet fleet = TestFleet.with(ProviderSettings.of("ses").withLimits(null, 100L))) {
            fleet.tell("one", fleet.of("ses").usage(100));
            assertThat(TestFleet.of(fleet.failover("two", 1), "ses").permits()).isZero();
            fleet.rest(24 * 3600 - 1);
            assertThat(TestFleet.of(fleet.failover("two", 1), "ses").permits()).isZero();
            fleet.rest(3601);
            assertThat(TestFleet.of(fleet.failover("two", 1), "ses").permits()).isEqualTo(1);
        }
    }

    private static int sum(Map<Instant, Integer> used) {
        return used.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void fromFourFifthsOfTheDayOnWhatIsLeftLastsUntilUsageFallsOut() {
        try (TestFleet fleet = TestFleet.with(ProviderSettings.of("ses").withLimits(null, 100_000L))) {
            fleet.tell("one", fleet.of("ses").usage(80_000));
            int granted = 0;
            for (int second = 0; second < 3600; second++) {
                granted += TestFleet.of(fleet.failover("one", 200), "ses").permits();
                fleet.rest(1);
            }
            // A twenty-fourth or twenty-fifth of what was left, whatever is asked for.
            assertThat(granted).isBetween(750, 850);
        }
    }

    @Test
    void untilThenItMayBeUsedAsFastAsOneLikes() {
        try (TestFleet fleet = TestFleet.with(ProviderSettings.of("ses").withLimits(null, 100_000L))) {
            for (int i = 0; i < 39; i++) {
                assertThat(TestFleet.of(fleet.failover("one", 2000), "ses").permits())
                        .isEqualTo(2000);
            }
        }
    }

    @Test
    void whatTheFirstCannotTakeIsReservedAtTheNext() {
        try (TestFleet fleet = TestFleet.with(
                ProviderSettings.of("ses").withLimits(100, null),
                ProviderSettings.of("sendgrid").withLimits(1000, null))) {
            for (int i = 0; i < 60; i++) {
                fleet.tell(
                        "a",
                        fleet.of("ses").ok(5).taking(50),
                        fleet.of("sendgrid").ok(5).taking(200));
                fleet.rest(0.5);
            }
            assertThat(fleet.plan("ses").share()).isGreaterThan(0.9);

            fleet.batch("a", 10);

            assertThat(fleet.plan("ses").permits()).isLessThan(9);
            assertThat(fleet.plan("ses").permits() + fleet.plan("sendgrid").permits())
                    .isGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void aBatchOfOneLargeEmailGetsItsPermitsWhateverTheShare() {
        try (TestFleet fleet =
                TestFleet.with(ProviderSettings.of("ses").withLimits(1000, null), ProviderSettings.of("sendgrid"))) {
            for (int i = 0; i < 60; i++) {
                fleet.tell(
                        "a",
                        fleet.of("ses").ok(5).taking(200),
                        fleet.of("sendgrid").ok(5).taking(50));
                fleet.rest(0.5);
            }
            assertThat(fleet.plan("ses").share()).isLessThan(0.1);
            assertThat(TestFleet.of(fleet.batchOf("a", 20), "ses").permits()).isEqualTo(20);
        }
    }
}
