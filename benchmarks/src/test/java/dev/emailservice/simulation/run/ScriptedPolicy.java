package dev.emailservice.simulation.run;

import dev.emailservice.simulation.policy.FleetPolicy;
import dev.emailservice.simulation.policy.PolicyFactory;
import dev.emailservice.simulation.policy.WorkerPolicy;
import dev.emailservice.simulation.world.AttemptEnd;
import dev.emailservice.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The same for every worker: the providers in their order, at once. Remembers what it was told; tests override the rest. */
class ScriptedPolicy implements PolicyFactory, WorkerPolicy {

    record Batch(double at, int size) {}

    record Ended(double at, double startedAt, int provider, AttemptEnd end) {}

    final List<Batch> batches = new ArrayList<>();
    final List<Ended> attempts = new ArrayList<>();
    final List<Ended> probes = new ArrayList<>();
    int providers;
    boolean closed;

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public FleetPolicy create(World world, RandomGenerator random) {
        providers = world.scenario().providers().size();
        return new FleetPolicy() {
            @Override
            public WorkerPolicy worker(int index) {
                return ScriptedPolicy.this;
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    @Override
    public double beginBatch(double now, int size) {
        batches.add(new Batch(now, size));
        return 0;
    }

    @Override
    public int next(double now, int tried) {
        int first = Integer.numberOfTrailingZeros(~tried);
        return first < providers ? first : NONE;
    }

    @Override
    public double ended(double now, double startedAt, int provider, AttemptEnd end) {
        attempts.add(new Ended(now, startedAt, provider, end));
        return 0;
    }

    @Override
    public void probeEnded(double now, double startedAt, int provider, AttemptEnd end) {
        probes.add(new Ended(now, startedAt, provider, end));
    }
}
