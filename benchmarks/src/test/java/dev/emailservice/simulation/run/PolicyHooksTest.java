package dev.emailservice.simulation.run;

import static dev.emailservice.simulation.run.Scenarios.provider;
import static dev.emailservice.simulation.run.Scenarios.spec;
import static dev.emailservice.simulation.run.Scenarios.steady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.simulation.world.AttemptEnd;
import dev.emailservice.simulation.world.FaultEvent;
import dev.emailservice.simulation.world.Mode;
import dev.emailservice.simulation.world.Phase;
import dev.emailservice.simulation.world.Rules;
import dev.emailservice.simulation.world.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyHooksTest {

    @Test
    void aTimerFiresWhenItIsDueWhileABatchIsInFlight() {
        List<Double> fired = new ArrayList<>();
        ScriptedPolicy policy = new ScriptedPolicy() {
            private double due = Double.POSITIVE_INFINITY;

            @Override
            public double beginBatch(double now, int size) {
                due = now + 10;
                return super.beginBatch(now, size);
            }

            @Override
            public double nextTimer(double now) {
                return due;
            }

            @Override
            public void onTimer(double now) {
                fired.add(now);
                due = Double.POSITIVE_INFINITY;
            }
        };
        Simulation.play(spec(steady(1, 20), 1), policy);

        // With one worker one batch is over before the next begins; the latency is never as short as 10 ms.
        assertThat(fired).hasSameSizeAs(policy.batches);
        for (int i = 0; i < fired.size(); i++) {
            assertThat(fired.get(i)).isEqualTo(policy.batches.get(i).at() + 10);
        }
    }

    @Test
    void aTimerThatStaysDueFiresOnceAMillisecondAndNotForAnIdleWorker() {
        int[] fired = {0};
        ScriptedPolicy policy = new ScriptedPolicy() {
            @Override
            public double nextTimer(double now) {
                return now;
            }

            @Override
            public void onTimer(double now) {
                fired[0]++;
            }
        };
        RunFigures figures = Simulation.play(spec(steady(1, 0.5), 1), policy).figures();
        double busyMillis = figures.emails() * figures.meanMillis();
        assertThat((double) fired[0]).isBetween(busyMillis * 0.8, busyMillis * 1.3 + 10);
    }

    @Test
    void anExtraDelayAfterAFailurePostponesTheFailover() {
        Phase down = new Phase(0, 20_000, Mode.HARD, null, null, null, null);
        Scenario scenario = Scenarios.of(50, 50, FaultEvent.NONE, provider("A", 80, down), provider("B", 120));
        ScriptedPolicy flushing = new ScriptedPolicy() {
            @Override
            public double ended(double now, double startedAt, int provider, AttemptEnd end) {
                super.ended(now, startedAt, provider, end);
                return end == AttemptEnd.FAILED ? 40 : 0;
            }
        };
        double plain = Simulation.play(spec(scenario, 1), new ScriptedPolicy())
                .figures()
                .meanMillis();
        double flushed = Simulation.play(spec(scenario, 1), flushing).figures().meanMillis();
        assertThat(flushed - plain).isBetween(39.0, 43.0);
    }

    @Test
    void aProbeIsAnAttemptWithoutAnEmailAndOneAtATimeAWorker() {
        Phase down = new Phase(0, 1e9, Mode.HARD, null, null, null, null);
        Scenario scenario = Scenarios.of(1, 5, FaultEvent.NONE, provider("A", 80), provider("B", 120, down));
        int[] underWay = {0};
        ScriptedPolicy policy = new ScriptedPolicy() {
            @Override
            public int wantsProbe(double now) {
                assertThat(underWay[0]++).isZero();
                return 1;
            }

            @Override
            public void probeEnded(double now, double startedAt, int provider, AttemptEnd end) {
                underWay[0]--;
                super.probeEnded(now, startedAt, provider, end);
            }
        };
        RunFigures figures = Simulation.play(spec(scenario, 1), policy).figures();

        assertThat(policy.probes)
                .hasSizeGreaterThan(50)
                .allMatch(probe -> probe.provider() == 1 && probe.end() == AttemptEnd.FAILED);
        assertThat(figures.attempts()).isEqualTo(policy.attempts.size() + policy.probes.size());
        assertThat(figures.failed()).isGreaterThanOrEqualTo(policy.probes.size());
        assertThat(figures.duplicates()).isZero();
        assertThat(figures.lost()).isZero();
    }

    @Test
    void idleWorkersAreCalledOnlyWhereTheRunHasSuchTicks() {
        List<Double> ticks = new ArrayList<>();
        ScriptedPolicy policy = new ScriptedPolicy() {
            @Override
            public void idleTick(double now) {
                ticks.add(now);
            }
        };
        Scenario scenario = steady(5, 1);
        Simulation.play(spec(scenario, 1), policy);
        assertThat(ticks).isEmpty();

        Simulation.play(new RunSpec(scenario, Rules.DEFAULT, 1, 250), policy);
        assertThat(ticks).hasSize(79).startsWith(250.0, 500.0);
    }

    @Test
    void namingAProviderTwiceForOneEmailIsABug() {
        Phase down = new Phase(0, 20_000, Mode.HARD, null, null, null, null);
        ScriptedPolicy stubborn = new ScriptedPolicy() {
            @Override
            public int next(double now, int tried) {
                return 0;
            }
        };
        RunSpec spec = spec(Scenarios.of(1, 5, FaultEvent.NONE, provider("A", 80, down)), 1);
        assertThatThrownBy(() -> Simulation.play(spec, stubborn)).isInstanceOf(IllegalStateException.class);
    }
}
