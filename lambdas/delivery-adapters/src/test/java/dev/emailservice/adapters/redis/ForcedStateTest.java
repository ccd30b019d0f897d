package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.ForcedState;
import dev.emailservice.delivery.fleet.ForcedState.Kind;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators decree, in the next plan of every worker and until it ends. */
final class ForcedStateTest {

    private final TestFleet fleet =
            TestFleet.with(ProviderSettings.of("ses").withLimits(100, null), ProviderSettings.of("sendgrid"));

    @AfterEach
    void close() {
        fleet.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyWorkerSeesInItsNextPlanWhoDecreedWhatAndWhy(Kind kind) {
        ForcedState decree = decree(kind, 60);
        fleet.force("ses", decree);
        for (int i = 0; i < 5; i++) {
            fleet.batch("worker-" + i, 1);
            assertThat(fleet.plan("ses").forced()).isEqualTo(decree);
            assertThat(fleet.plan("ses").open()).isEqualTo(kind != Kind.CLOSED);
            assertThat(fleet.plan("sendgrid").forced()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"OPEN", "DISABLED"})
    void oneTakenOutGetsNothingNotEvenAProbeAndComesBackByAProbeAndARamp(Kind kind) {
        fleet.force("ses", decree(kind, 60));
        for (int i = 0; i < 12; i++) {
            fleet.batch("worker-" + i % 3, 10);
            assertThat(fleet.plan("ses").share()).isZero();
            assertThat(fleet.plan("ses").permits()).isZero();
            assertThat(fleet.plan("ses").probe()).isFalse();
            assertThat(fleet.plan("sendgrid").share()).isEqualTo(1);
            fleet.rest(4.9);
        }
        fleet.rest(2);
        fleet.batch("worker", 10);
        assertThat(fleet.plan("ses").forced()).isNull();
        assertThat(fleet.plan("ses").open()).isTrue();
        assertThat(fleet.plan("ses").probe()).isTrue();
        fleet.rest(9);
        assertThat(fleet.recover("ses")).isEqualTo(1);
        assertThat(fleet.plan("ses").share()).isBetween(0.0, 0.06);
    }

    @Test
    void oneHeldClosedIsUsedWhateverItsFailures() {
        fleet.force("ses", decree(Kind.CLOSED, 60));
        for (int i = 0; i < 10; i++) {
            fleet.tell("worker-" + i, fleet.of("ses").failed(20).outOfService("http_401"));
        }
        assertThat(fleet.plan("ses").open()).isFalse();
        fleet.rest(61);
        fleet.breakDown("ses");
        assertThat(fleet.plan("ses").open()).isTrue();
    }

    @Test
    void anOpenOneIsClosedAtOnce() {
        fleet.breakDown("ses");
        fleet.force("ses", decree(Kind.CLOSED, 60));
        fleet.tell("worker");
        assertThat(fleet.plan("ses").open()).isFalse();
        assertThat(fleet.plan("ses").reason()).isEqualTo("forced_closed");
    }

    @Test
    void oneWithoutAnEndLasts() {
        fleet.force("ses", new ForcedState(Kind.OPEN, "ada", "maintenance", null));
        fleet.rest((double) Duration.ofDays(1).toSeconds());
        fleet.batch("worker", 1);
        assertThat(fleet.plan("ses").forced()).isNotNull();
        assertThat(fleet.plan("ses").open()).isTrue();
    }

    private ForcedState decree(Kind kind, int seconds) {
        return new ForcedState(
                kind, "ada", "maintenance, see runbook", fleet.now().plusSeconds(seconds));
    }

    @Test
    void oneForcedClosedIsUsedThoughItRests() {
        fleet.tell("a", fleet.of("ses").throttled(1).rest(Duration.ofHours(1)));
        assertThat(fleet.plan("ses").unavailableFor()).isPositive();
        fleet.force("ses", new ForcedState(ForcedState.Kind.CLOSED, "grace", "they say it works", null));
        fleet.tell("a");
        assertThat(fleet.plan("ses").unavailableFor()).isZero();
        assertThat(fleet.plan("ses").share()).isPositive();
    }
}
