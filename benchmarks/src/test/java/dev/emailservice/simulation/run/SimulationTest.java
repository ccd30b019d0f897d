package dev.emailservice.simulation.run;

import static dev.emailservice.simulation.run.Scenarios.provider;
import static dev.emailservice.simulation.run.Scenarios.spec;
import static dev.emailservice.simulation.run.Scenarios.steady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emailservice.simulation.world.AttemptEnd;
import dev.emailservice.simulation.world.FaultEvent;
import dev.emailservice.simulation.world.Mode;
import dev.emailservice.simulation.world.Phase;
import dev.emailservice.simulation.world.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Phase DOWN = new Phase(5_000, 10_000, Mode.HARD, null, null, null, null);
    private static final FaultEvent EVENT = new FaultEvent(0, 5_000, 10_000);

    private final ScriptedPolicy policy = new ScriptedPolicy();

    @Test
    void emailsArriveAtTheMeanRateAndWithThePoissonsSpread() {
        double sum = 0;
        double squares = 0;
        int runs = 200;
        for (int seed = 0; seed < runs; seed++) {
            int emails = play(steady(10, 20), seed).emails();
            sum += emails;
            squares += (double) emails * emails;
        }
        double mean = sum / runs;
        assertThat(mean).isCloseTo(400, within(6.0));
        // A Poisson number's variance is its mean.
        assertThat(squares / runs - mean * mean).isCloseTo(400, within(130.0));
    }

    @Test
    void aBusyQueueGivesFullBatchesAndAQuietOneWhatComesWithinTheWindow() {
        RunFigures busy = play(steady(200, 1_000), 1);
        assertThat(policy.batches).allMatch(batch -> batch.size() <= 10);
        assertThat(busy.emails() / (double) policy.batches.size()).isGreaterThan(9.9);

        policy.batches.clear();
        RunFigures quiet = play(steady(5, 2), 1);
        assertThat(quiet.emails() / (double) policy.batches.size()).isBetween(1.0, 1.4);
        // Half of the window at most is saved by company; the rest of the way is the latency.
        assertThat(quiet.endToEndMeanMillis() - quiet.meanMillis()).isBetween(90.0, 100.0);
    }

    @Test
    void whatAskingCostsIsPartOfTheLatency() {
        RunFigures free = play(steady(200, 200), 1);
        ScriptedPolicy dear = new ScriptedPolicy() {
            @Override
            public double beginBatch(double now, int size) {
                return 25;
            }
        };
        RunFigures paid = Simulation.play(spec(steady(200, 200), 1), dear).figures();
        assertThat(paid.meanMillis() - free.meanMillis()).isCloseTo(25, within(0.01));
    }

    @Test
    void afterAFailureTheEmailGoesToTheNextProviderAndOnlyTheEventsFailuresAreCountedAsIts() {
        Scenario scenario = Scenarios.of(200, 200, EVENT, provider("A", 80, DOWN), provider("B", 120));
        RunFigures figures = play(scenario, 1);

        assertThat(figures.failed()).isBetween(900L, 1_100L);
        assertThat(figures.failedTotal()).isBetween(figures.failed(), figures.failed() + 3);
        assertThat(figures.attempts()).isEqualTo(figures.emails() + figures.failedTotal());
        assertThat(figures.secondsTo80PercentShare()).isZero();
        assertThat(figures.lost()).isZero();
        assertThat(policy.closed).isTrue();
    }

    @Test
    void withNoProviderLeftAnEmailComesBackAfterASecondAndAllAreTriedAgain() {
        Scenario scenario = Scenarios.of(200, 10, FaultEvent.NONE, provider("A", 80, DOWN), provider("B", 120, DOWN));
        RunFigures figures = play(scenario, 1);

        assertThat(figures.lost()).isZero();
        // About 50 emails meet the outage; each cycle of about 1.1 s costs each that waits two attempts.
        assertThat(figures.failed()).isBetween(150L, 350L);
        assertThat(figures.endToEndMeanMillis()).isBetween(600.0, 1_200.0);
    }

    @Test
    void emailsThatNoPolicySendsAreLostInTheEnd() {
        ScriptedPolicy never = new ScriptedPolicy() {
            @Override
            public int next(double now, int tried) {
                return NONE;
            }
        };
        RunFigures figures = Simulation.play(spec(steady(3, 5), 1), never).figures();
        assertThat(figures.emails()).isPositive();
        assertThat(figures.lost()).isEqualTo(figures.emails());
        assertThat(figures.attempts()).isZero();
    }

    @Test
    void aTimedOutEmailThatWasAcceptedIsADuplicateAfterItsFailover() {
        Phase hang = new Phase(0, 20_000, Mode.HANG, null, null, null, null);
        Scenario scenario = Scenarios.of(200, 50, FaultEvent.NONE, provider("A", 80, hang), provider("B", 120));
        RunFigures figures = play(scenario, 1);

        assertThat(figures.duplicates() / (double) figures.emails()).isCloseTo(0.5, within(0.05));
        assertThat(figures.meanMillis()).isCloseTo(3_000 + 127, within(10.0));
    }

    @Test
    void onlyTheWorkerWithTheBrokenPathIsPoisoned() {
        Scenario steady = steady(4, 100);
        Scenario poisoned = new Scenario(
                "poison",
                "",
                steady.durationMillis(),
                4,
                100,
                steady.redisDown(),
                2,
                FaultEvent.NONE,
                steady.providers());
        play(poisoned, 1);
        List<ScriptedPolicy.Ended> failed = policy.attempts.stream()
                .filter(attempt -> attempt.end() == AttemptEnd.FAILED)
                .toList();
        assertThat(failed.size() / (double) policy.attempts.size()).isBetween(0.1, 0.35);
        assertThat(failed)
                .filteredOn(attempt -> attempt.at() - attempt.startedAt() < 8.001)
                .hasSizeGreaterThanOrEqualTo(failed.size() - 2)
                .allMatch(attempt -> attempt.provider() == 0);
    }

    private RunFigures play(Scenario scenario, long seed) {
        return Simulation.play(spec(scenario, seed), policy).figures();
    }
}
