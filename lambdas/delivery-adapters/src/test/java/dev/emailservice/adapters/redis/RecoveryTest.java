package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emailservice.delivery.fleet.ProviderReport.ProbeResult;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a provider comes back: after its back-off, by a probe, and by and by. */
final class RecoveryTest {

    private final TestFleet fleet = TestFleet.with("ses", "sendgrid");

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void theBackOffDoublesWithEachFailedProbeUpToEightSeconds() {
        fleet.breakDown("ses");
        for (double seconds : new double[] {1, 2, 4, 8, 8}) {
            assertWait("ses", seconds);
            fleet.rest(seconds * 1.1);
            assertThat(TestFleet.of(fleet.batch("prober", 1), "ses").probe()).isTrue();
            fleet.tell("prober", fleet.of("ses").probe(ProbeResult.FAILED));
        }
    }

    @Test
    void itDoublesWithEachRelapseOnlyUpToSixForThenItTakesMoreProbes() {
        fleet.breakDown("ses");
        for (double seconds : new double[] {1, 2, 4, 6, 6}) {
            assertWait("ses", seconds);
            fleet.recover("ses");
            fleet.breakDown("ses");
        }
    }

    /** The jitter is a tenth. */
    private void assertWait(String provider, double seconds) {
        assertThat(fleet.plan(provider).unavailableFor().toMillis() / 1000.0)
                .isCloseTo(seconds, within(seconds * 0.06));
    }

    @Test
    void anOpeningAfterALongTimeIsNoRelapse() {
        fleet.breakDown("ses");
        Duration first = fleet.plan("ses").unavailableFor();
        fleet.recover("ses");
        fleet.rest(120);
        fleet.breakDown("ses");
        assertThat(fleet.plan("ses").unavailableFor()).isCloseTo(first, Duration.ofMillis(150));
    }

    @Test
    void oneProbeIsEnoughAtFirstAndOneThatRelapsesNeedsMore() {
        fleet.breakDown("ses");
        assertThat(fleet.recover("ses")).isEqualTo(1);
        assertThat(fleet.plan("ses").reason()).isEqualTo("probe_succeeded");
        fleet.breakDown("ses");
        assertThat(fleet.recover("ses")).isEqualTo(2);
    }

    @Test
    void aFailedProbeMakesTheWaitLonger() {
        fleet.breakDown("ses");
        Duration before = fleet.plan("ses").unavailableFor();
        fleet.rest(2);
        assertThat(TestFleet.of(fleet.batch("prober", 1), "ses").probe()).isTrue();
        fleet.tell("prober", fleet.of("ses").probe(ProbeResult.FAILED));
        assertThat(fleet.plan("ses").open()).isTrue();
        assertThat(fleet.plan("ses").unavailableFor())
                .isGreaterThan(before.multipliedBy(3).dividedBy(2));
    }

    @Test
    void aProbeThatCouldNotBeSentIsSoonTriedByAnother() {
        fleet.breakDown("ses");
        fleet.rest(2);
        assertThat(TestFleet.of(fleet.batch("prober", 1), "ses").probe()).isTrue();
        fleet.tell("prober", fleet.of("ses").probe(ProbeResult.NONE));
        assertThat(fleet.plan("ses").unavailableFor()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        fleet.rest(1);
        assertThat(TestFleet.of(fleet.batch("another", 1), "ses").probe()).isTrue();
    }

    @Test
    void whereAllAreOpenEachIsProbedEveryTwoSeconds() {
        fleet.breakDown("ses");
        fleet.breakDown("sendgrid");
        fleet.rest(3);
        for (int i = 0; i < 6; i++) {
            assertThat(TestFleet.of(fleet.batch("prober", 1), "sendgrid").probe())
                    .isTrue();
            assertThat(fleet.plan("ses").probe()).isTrue();
            fleet.tell(
                    "prober",
                    fleet.of("ses").probe(ProbeResult.FAILED),
                    fleet.of("sendgrid").probe(ProbeResult.FAILED));
            assertWait("ses", 2);
            assertWait("sendgrid", 2);
            fleet.rest(2.2);
        }
    }

    @Test
    void itsShareFromBeforeTheOutageIsBackWithTheRamp() {
        worksFor(60);
        double before = fleet.plan("ses").share();
        assertThat(before).isGreaterThan(0.9);
        fleet.breakDown("ses");
        fleet.recover("ses");
        worksFor(5.5);
        assertThat(fleet.plan("ses").share()).isGreaterThan(before * 0.95);
    }

    /** Each takes what it takes, ses less. */
    private void worksFor(double seconds) {
        for (double i = 0; i < seconds; i += 0.5) {
            fleet.tell(
                    "a",
                    fleet.of("ses").ok(5).taking(50),
                    fleet.of("sendgrid").ok(5).taking(150));
            fleet.rest(0.5);
        }
        fleet.tell("b", fleet.of("ses").ok(1).taking(50));
    }

    @Test
    void trafficComesBackByARamp() {
        fleet.breakDown("ses");
        fleet.recover("ses");
        assertThat(fleet.plan("ses").share()).isBetween(0.0, 0.05);
        double last = 0;
        for (int i = 0; i < 100; i++) {
            fleet.rest(0.2);
            fleet.tell(
                    "a",
                    fleet.of("ses").ok(5).taking(50),
                    fleet.of("sendgrid").ok(5).taking(150));
            assertThat(fleet.plan("ses").share()).isGreaterThanOrEqualTo(last).isLessThan(last + 0.3);
            last = fleet.plan("ses").share();
        }
        assertThat(last).isGreaterThan(0.8);
    }

    @Test
    void thatItIsOutOfServiceIsToldUntilAProbeSucceedsAndOfFailuresItIsNot() {
        fleet.tell("a", fleet.of("ses").outOfService("http_401"));
        fleet.breakDown("sendgrid");
        assertThat(fleet.plan("ses").outOfService()).isTrue();
        assertThat(fleet.plan("sendgrid").outOfService()).isFalse();
        fleet.recover("ses");
        assertThat(fleet.plan("ses").outOfService()).isFalse();
    }
}
