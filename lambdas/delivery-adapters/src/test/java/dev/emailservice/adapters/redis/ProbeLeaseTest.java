package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.ProviderReport.ProbeResult;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may probe. */
final class ProbeLeaseTest {

    private final TestFleet fleet = TestFleet.with("ses", "sendgrid");

    @BeforeEach
    void aProviderIsDueForAProbe() {
        fleet.breakDown("ses");
        fleet.rest(2);
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void isOneWorkerOnly() {
        assertThat(mayProbe("one")).isTrue();
        assertThat(mayProbe("one")).isFalse();
        assertThat(mayProbe("two")).isFalse();
    }

    @Test
    void isNobodyWhoHasNoTimeForIt() {
        assertThat(TestFleet.of(fleet.failover("one", 1), "ses").probe()).isFalse();
        assertThat(mayProbe("two")).isTrue();
    }

    @Test
    void isAnotherOneWhenTheFirstHasDied() {
        assertThat(mayProbe("one")).isTrue();
        fleet.rest(7);
        assertThat(mayProbe("two")).isFalse();
        fleet.rest(2);
        assertThat(mayProbe("two")).isTrue();
    }

    @Test
    void isNobodyElseBecauseOneComesBackAfterItHasLostItsLease() {
        assertThat(mayProbe("one")).isTrue();
        fleet.rest(9);
        assertThat(mayProbe("two")).isTrue();
        fleet.tell("one", fleet.of("ses").probe(ProbeResult.NONE));
        fleet.rest(1.5);
        assertThat(mayProbe("three")).isFalse();
        fleet.tell("one", fleet.of("ses").probe(ProbeResult.FAILED));
        assertThat(fleet.plan("ses").unavailableFor()).isLessThanOrEqualTo(Duration.ZERO);
        fleet.tell("two", fleet.of("ses").probe(ProbeResult.WELL));
        assertThat(fleet.plan("ses").open()).isFalse();
    }

    @Test
    void aProbesEndSaysNothingOfAProviderInUse() {
        fleet.recover("ses");
        fleet.tell("late", fleet.of("ses").probe(ProbeResult.FAILED));
        assertThat(fleet.plan("ses").open()).isFalse();
    }

    private boolean mayProbe(String worker) {
        return TestFleet.of(fleet.batch(worker, 1), "ses").probe();
    }
}
