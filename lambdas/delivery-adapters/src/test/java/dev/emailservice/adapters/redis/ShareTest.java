package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emailservice.delivery.fleet.ProviderReport.ProbeResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shares of any number of providers. */
final class ShareTest {

    private static final List<String> NAMES = List.of("ses", "sendgrid", "third", "fourth");
    private static final double FLOOR = 0.01;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void theCheapestGetsMostAndEachAFloor(int providers) {
        String[] names = NAMES.subList(0, providers).toArray(String[]::new);
        try (TestFleet fleet = TestFleet.with(names)) {
            for (int i = 0; i < 120; i++) {
                Seen[] seen = Arrays.stream(names)
                        .map(name -> fleet.of(name).ok(2).taking(60 + 60 * NAMES.indexOf(name)))
                        .toArray(Seen[]::new);
                fleet.tell("worker-" + i % 3, seen);
                assertThat(sum(fleet, names)).isCloseTo(1, within(1e-9));
                fleet.rest(0.5);
            }
            assertThat(fleet.plan(names[0]).share()).isGreaterThan(0.9);
            assertThat(names)
                    .allSatisfy(name -> assertThat(fleet.plan(name).share()).isGreaterThan(FLOOR * 0.99));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void whateverHappensTheyAddUpToOneAmongThoseInUse(int providers) {
        long seed = new Random().nextLong();
        System.out.println("ShareTest seed " + seed);
        Random random = new Random(seed);
        String[] names = NAMES.subList(0, providers).toArray(String[]::new);
        try (TestFleet fleet = TestFleet.with(names)) {
            for (int i = 0; i < 400; i++) {
                String name = names[random.nextInt(providers)];
                switch (random.nextInt(8)) {
                    case 0 -> fleet.tell("a", fleet.of(name).outOfService("http_401"));
                    case 1 -> fleet.recover(name);
                    default ->
                        fleet.tell("b", fleet.of(name).ok(1 + random.nextInt(3)).taking(1 + random.nextInt(500)));
                }
                fleet.rest(random.nextInt(1000) / 1000.0);
                boolean any =
                        Arrays.stream(names).anyMatch(each -> !fleet.plan(each).open());
                assertThat(sum(fleet, names)).isCloseTo(any ? 1 : 0, within(1e-9));
                assertThat(names)
                        .allSatisfy(each -> assertThat(fleet.plan(each).share()).isNotNegative());
                assertThat(names)
                        .allSatisfy(each -> assertThat(!fleet.plan(each).open()
                                        || fleet.plan(each).share() == 0)
                                .isTrue());
            }
        }
    }

    @Test
    void twoThatComeBackAtOnceDoNotPressOneAnotherBelowNothing() {
        try (TestFleet fleet = TestFleet.with("ses", "sendgrid", "third")) {
            fleet.tell(
                    "a",
                    fleet.of("sendgrid").outOfService("x"),
                    fleet.of("third").outOfService("x"));
            fleet.rest(61);
            fleet.batch("a", 1, fleet.of("ses").ok(9).taking(300));
            fleet.tell(
                    "a",
                    fleet.of("sendgrid").probe(ProbeResult.WELL),
                    fleet.of("third").probe(ProbeResult.WELL));
            for (String name : List.of("ses", "sendgrid", "third")) {
                assertThat(fleet.plan(name).open()).isFalse();
                assertThat(fleet.plan(name).share()).isBetween(0.0, 1.0);
            }
        }
    }

    private static double sum(TestFleet fleet, String... names) {
        return Arrays.stream(names)
                .mapToDouble(name -> fleet.plan(name).share())
                .sum();
    }

    @Test
    void oneThatRestsHasNoneOfTheEmailsAndItsShareIsThereAfterwards() {
        try (TestFleet fleet = TestFleet.with("ses", "sendgrid")) {
            for (int i = 0; i < 120; i++) {
                fleet.tell(
                        "a",
                        fleet.of("ses").ok(5).taking(50),
                        fleet.of("sendgrid").ok(5).taking(200));
                fleet.rest(0.5);
            }
            double before = fleet.plan("ses").share();
            assertThat(before).isGreaterThan(0.9);

            fleet.tell("a", fleet.of("ses").throttled(1).rest(Duration.ofSeconds(30)));
            assertThat(fleet.plan("ses").share()).isZero();
            assertThat(fleet.plan("sendgrid").share()).isCloseTo(1, within(1e-9));
            fleet.rest(29);
            fleet.tell("a", fleet.of("sendgrid").ok(5).taking(200));
            assertThat(fleet.plan("ses").share()).isZero();

            fleet.rest(2);
            fleet.tell("a", fleet.of("sendgrid").ok(5).taking(200));
            assertThat(fleet.plan("ses").share()).isCloseTo(before, within(0.02));
        }
    }

    @Test
    void oneThatNobodyUsesDoesNotLookCheap() {
        try (TestFleet fleet = TestFleet.with("ses", "sendgrid", "third")) {
            for (int i = 0; i < 120; i++) {
                fleet.tell(
                        "a",
                        fleet.of("ses").ok(5).taking(50),
                        fleet.of("sendgrid").ok(5).taking(80));
                fleet.rest(0.5);
            }
            assertThat(fleet.plan("third").share()).isCloseTo(FLOOR, within(0.002));
            assertThat(fleet.plan("ses").share()).isGreaterThan(0.9);
        }
    }

    @Test
    void ofTwoThatComeBackTheSecondIsNotGivenEverythingAtOnce() {
        try (TestFleet fleet = TestFleet.with("ses", "sendgrid")) {
            fleet.tell(
                    "a",
                    fleet.of("ses").ok(5).taking(50),
                    fleet.of("sendgrid").ok(5).taking(200));
            fleet.breakDown("ses");
            fleet.breakDown("sendgrid");
            fleet.recover("ses");
            fleet.rest(1.1);
            fleet.recover("sendgrid");
            assertThat(fleet.plan("ses").open()).isFalse();
            assertThat(fleet.plan("sendgrid").share()).isLessThan(0.5);
        }
    }
}
