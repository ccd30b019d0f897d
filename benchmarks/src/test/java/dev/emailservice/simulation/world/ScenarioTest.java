package dev.emailservice.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When a scenario's failed attempts count as consequences of what it is about. */
final class ScenarioTest {

    private static final Phase DOWN = new Phase(10_000, 20_000, Mode.HARD, null, null, null, null);
    private static final Phase LATER = new Phase(40_000, 50_000, Mode.HARD, null, null, null, null);

    private static Scenario scenario(FaultEvent event, Phase... phases) {
        ProviderSpec provider = new ProviderSpec("A", 80, 0.35, 4_000, null, List.of(0.0, 1.0, 0.0), List.of(phases));
        return new Scenario("S", "", 90_000, 1, 1, List.of(-1.0, -1.0), -1, event, List.of(provider));
    }

    @Test
    void duringTheEventAndFiveSecondsAfterIt() {
        Scenario scenario = scenario(new FaultEvent(0, 10_000, 20_000), DOWN, LATER);
        assertThat(scenario.countsFailuresAt(9_999)).isFalse();
        assertThat(scenario.countsFailuresAt(10_000)).isTrue();
        assertThat(scenario.countsFailuresAt(24_999)).isTrue();
        assertThat(scenario.countsFailuresAt(45_000)).isFalse();
    }

    @Test
    void withoutAnEventFromTheFirstFaultToTheLast() {
        Scenario scenario = scenario(FaultEvent.NONE, LATER, DOWN);
        assertThat(scenario.countsFailuresAt(9_999)).isFalse();
        assertThat(scenario.countsFailuresAt(30_000)).isTrue();
        assertThat(scenario.countsFailuresAt(54_999)).isTrue();
        assertThat(scenario.countsFailuresAt(55_000)).isFalse();
    }

    @Test
    void withoutAnyFaultAlways() {
        assertThat(scenario(FaultEvent.NONE).countsFailuresAt(0)).isTrue();
        assertThat(scenario(FaultEvent.NONE).countsFailuresAt(89_000)).isTrue();
    }
}
