package dev.emailservice.simulation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.simulation.policy.FleetPolicy;
import dev.emailservice.simulation.policy.Oracle;
import dev.emailservice.simulation.policy.PolicyFactory;
import dev.emailservice.simulation.policy.RoundRobin;
import dev.emailservice.simulation.run.RunFigures;
import dev.emailservice.simulation.run.RunSpec;
import dev.emailservice.simulation.run.Runner.Job;
import dev.emailservice.simulation.run.Scenarios;
import dev.emailservice.simulation.world.Rules;
import dev.emailservice.simulation.world.Scenario;
import dev.emailservice.simulation.world.World;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BarsTest {

    @Test
    void theWorstSeedCounts() {
        Results held = results(hardOutage(1, 200, 60), hardOutage(2, 200, 75));
        Results missed = results(hardOutage(1, 200, 60), hardOutage(2, 200, 76));

        assertThat(Bars.areHeld(held, "ours")).isTrue();
        assertThat(Bars.areHeld(missed, "ours")).isFalse();
        assertThat(BarTable.render(missed, List.of("ours")).lines())
                .anySatisfy(line -> assertThat(line).contains("(S03), failed", "<= 75", " NO ", " 76 "))
                .anySatisfy(line -> assertThat(line).contains("S13", "not run", " - "));
    }

    @Test
    void nobodyElseIsJudged() {
        RunFigures bad = run("S03-hard", 1, 200, "seed", 2_000, 90, 5.0);
        assertThat(Bars.areHeld(results(bad), "ours")).isTrue();
        assertThat(BarTable.render(results(bad), List.of("seed"))).doesNotContain("held");
    }

    @Test
    void neverComingBackIsSlowerThanAnyBar() {
        Results results = results(run("S03-hard", 1, 200, "ours", 60, 90, null));
        assertThat(Bars.areHeld(results, "ours")).isFalse();
        assertThat(BarTable.render(results, List.of("ours"))).contains(" never ");
    }

    @Test
    void aMeanIsComparedWithTheOraclesOfTheSameSeed() {
        RunFigures ours = run("S01-steady", 1, 200, "ours", 0, 86.4, null);
        RunFigures oracle = run("S01-steady", 1, 200, "oracle", 0, 85, null);
        RunFigures otherSeed = run("S01-steady", 2, 200, "oracle", 0, 80, null);

        assertThat(Bars.areHeld(new Results(List.of(ours), List.of(otherSeed, oracle)), "ours"))
                .isTrue();
        RunFigures better = run("S01-steady", 1, 200, "oracle", 0, 84.8, null);
        assertThat(Bars.areHeld(new Results(List.of(ours), List.of(better)), "ours"))
                .isFalse();
    }

    @Test
    void smallAndLargeFleetsAreComparedOverAllSeedsTogether() {
        RunFigures asked = hardOutage(1, 200, 50);
        List<RunFigures> close = List.of(
                hardOutage(1, 100, 50), hardOutage(1, 1_000, 54), hardOutage(2, 100, 50), hardOutage(2, 1_000, 51));
        List<RunFigures> far = List.of(hardOutage(1, 100, 50), hardOutage(1, 1_000, 54));

        assertThat(Bars.areHeld(new Results(List.of(asked), close), "ours")).isTrue();
        assertThat(Bars.areHeld(new Results(List.of(asked), far), "ours")).isFalse();
    }

    @Test
    void theSeedWhoseFleetsDifferMostIsShownAndNotJudged() {
        RunFigures asked = hardOutage(1, 200, 50);
        // Two per cent apart together, and twelve with the first seed.
        List<RunFigures> uneven = List.of(
                hardOutage(1, 100, 50), hardOutage(1, 1_000, 56), hardOutage(2, 100, 50), hardOutage(2, 1_000, 46));
        Results results = new Results(List.of(asked), uneven);

        assertThat(Bars.areHeld(results, "ours")).isTrue();
        assertThat(BarTable.render(results, List.of("ours")).lines())
                .anySatisfy(line -> assertThat(line).contains("difference in failed ", "<= 5", " yes ", " 2.0 %"))
                .anySatisfy(line -> assertThat(line).contains("worst seed", " - ", " 12.0 %"));
    }

    @Test
    void theBarsAskForOtherFleetsAndForTheOracleOnlyWhereTheyNeedThem() {
        PolicyFactory ours = named("ours");
        List<Job> alone = List.of(job("S01-steady", ours), job("S03-hard", ours), job("S13-herd", ours));
        assertThat(Bars.extraJobs(alone, new Oracle(), true))
                .extracting(job -> job.spec().scenario().id() + " "
                        + job.policy().name() + " " + job.spec().scenario().workers())
                .containsExactly("S01-steady oracle 200", "S03-hard ours 100", "S03-hard ours 1000");

        List<Job> withOracle = List.of(job("S01-steady", ours), job("S01-steady", new Oracle()));
        assertThat(Bars.extraJobs(withOracle, new Oracle(), true)).isEmpty();
        assertThat(Bars.extraJobs(alone.subList(1, 3), new Oracle(), false)).isEmpty();
    }

    private static Job job(String id, PolicyFactory policy) {
        Scenario steady = Scenarios.steady(200, 10);
        Scenario scenario =
                new Scenario(id, "", 1_000, 200, 10, steady.redisDown(), -1, steady.event(), steady.providers());
        return new Job(new RunSpec(scenario, Rules.DEFAULT, 1), policy);
    }

    private static PolicyFactory named(String name) {
        return new PolicyFactory() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public FleetPolicy create(World world, RandomGenerator random) {
                return new RoundRobin().create(world, random);
            }
        };
    }

    private static Results results(RunFigures... runs) {
        return new Results(List.of(runs), List.of());
    }

    private static RunFigures hardOutage(long seed, int workers, long failed) {
        return run("S03-hard", seed, workers, "ours", failed, 90, 12.0);
    }

    private static RunFigures run(
            String scenario,
            long seed,
            int workers,
            String policy,
            long failed,
            double mean,
            @Nullable Double recovery) {
        return new RunFigures(
                scenario, seed, workers, policy, 1_000, 1_000, failed, failed, 0, 0, 0, mean, 200, mean, recovery, 0.2);
    }
}
