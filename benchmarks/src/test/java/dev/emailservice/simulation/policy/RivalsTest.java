package dev.emailservice.simulation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.simulation.run.RunFigures;
import dev.emailservice.simulation.run.RunSpec;
import dev.emailservice.simulation.run.Simulation;
import dev.emailservice.simulation.world.Scenario;
import dev.emailservice.simulation.world.ScenarioFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RivalsTest {

    private static final long SEED = 7;

    @Test
    void theSameSeedGivesTheSameRunAndAnotherSeedAnother() throws IOException {
        for (PolicyFactory policy : Rivals.all()) {
            RunFigures once = play("S16", policy, SEED);
            assertThat(play("S16", policy, SEED)).isEqualTo(once);
            assertThat(play("S16", policy, SEED + 1).endToEndMeanMillis()).isNotEqualTo(once.endToEndMeanMillis());
        }
    }

    @Test
    void allFaceTheSameEmailsWhateverTheFleet() throws IOException {
        RunSpec spec = spec("S16", SEED);
        RunSpec larger = new RunSpec(spec.scenario().withWorkers(50), spec.rules(), SEED);
        assertThat(Rivals.all())
                .flatExtracting(policy -> List.of(
                        Simulation.play(spec, policy).figures().emails(),
                        Simulation.play(larger, policy).figures().emails()))
                .containsOnly(Simulation.play(spec, new Oracle()).figures().emails());
    }

    @Test
    void inAHardOutageEachProcessLearnsForItselfUnlessTheBreakerIsShared() throws IOException {
        List<RunFigures> runs = playAll("S03");

        assertThat(run(runs, "oracle").failed()).isLessThan(50);
        assertThat(run(runs, "naive-shared").failed()).isLessThan(100);
        for (String alone : List.of("seed", "symfony", "round-robin", "resilience4j")) {
            assertThat(run(runs, alone).failed()).as(alone).isBetween(900L, 2_200L);
        }
        assertThat(run(runs, "p2c-ewma").failed()).isBetween(900L, 4_000L);
        assertThat(run(runs, "symfony").secondsTo80PercentShare()).isNull();
    }

    @Test
    void inAHangEveryWorkerIsCaughtBeforeTheFirstTimeoutTells() throws IOException {
        List<RunFigures> runs = playAll("S04");

        assertThat(run(runs, "oracle").failed()).isLessThan(50);
        for (String caught : List.of("seed", "naive-shared", "symfony", "round-robin", "p2c-ewma", "resilience4j")) {
            RunFigures run = run(runs, caught);
            assertThat(run.failed()).as(caught).isBetween(900L, 2_700L);
            assertThat(run.p99Millis()).as(caught).isBetween(1_100.0, 3_200.0);
            assertThat(run.duplicates() / (double) run.failed()).as(caught).isBetween(0.4, 0.6);
        }
    }

    @Test
    void whoChasesTheFastestOverloadsIt() throws IOException {
        double best = play("S13", new Oracle(), SEED).meanMillis();
        assertThat(best).isBetween(98.0, 101.0);
        assertThat(play("S13", SeedPolicy.local(), SEED).meanMillis()).isGreaterThan(500);
        assertThat(play("S13", new RoundRobin(), SEED).meanMillis()).isLessThan(best + 10);
    }

    @Test
    void withRedisDeadASharedBreakerIsNone() throws IOException {
        assertThat(play("S10", SeedPolicy.naivelyShared(), SEED).failed()).isGreaterThan(50_000);
        assertThat(play("S10", SeedPolicy.local(), SEED).failed()).isLessThan(2_300);
    }

    private static List<RunFigures> playAll(String scenario) throws IOException {
        RunSpec spec = spec(scenario, SEED);
        return Rivals.all().stream()
                .map(policy -> Simulation.play(spec, policy).figures())
                .toList();
    }

    private static RunFigures run(List<RunFigures> runs, String policy) {
        return runs.stream()
                .filter(each -> each.policy().equals(policy))
                .findFirst()
                .orElseThrow();
    }

    private static RunFigures play(String scenario, PolicyFactory policy, long seed) throws IOException {
        return Simulation.play(spec(scenario, seed), policy).figures();
    }

    private static RunSpec spec(String id, long seed) throws IOException {
        ScenarioFile file = ScenarioFile.read(Path.of("scenarios/routing-scenarios.json"));
        Scenario scenario = file.scenarios().stream()
                .filter(each -> each.id().startsWith(id))
                .findFirst()
                .orElseThrow();
        return new RunSpec(scenario, file.rules(), seed);
    }
}
