package dev.emailservice.simulation.policy;

import dev.emailservice.simulation.world.AttemptEnd;
import dev.emailservice.simulation.world.World;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Of two providers picked at random, the one with the smaller peak EWMA, as each process measures it. Shares nothing, and has no
 * breaker. Whatever is not OK is taken for a time-out, or a provider that fails fast would look like the best.
 */
public final class PowerOfTwoChoices implements PolicyFactory {

    @Override
    public String name() {
        return "p2c-ewma";
    }

    @Override
    public FleetPolicy create(World world, RandomGenerator random) {
        int providers = world.scenario().providers().size();
        double timeout = world.rules().attemptTimeoutMillis();
        return index -> new Worker(providers, timeout, random);
    }

    private static final class Worker implements WorkerPolicy {

        private final PeakEwma[] metrics;
        private final double timeoutMillis;
        private final RandomGenerator random;

        Worker(int providers, double timeoutMillis, RandomGenerator random) {
            this.metrics =
                    IntStream.range(0, providers).mapToObj(i -> new PeakEwma()).toArray(PeakEwma[]::new);
            this.timeoutMillis = timeoutMillis;
            this.random = random;
        }

        @Override
        public int next(double now, int tried) {
            int first = pick(tried);
            if (first == NONE) {
                return NONE;
            }
            int second = pick(tried | (1 << first));
            int chosen = second == NONE || metrics[first].cost(now) <= metrics[second].cost(now) ? first : second;
            metrics[chosen].start();
            return chosen;
        }

        @Override
        public double ended(double now, double startedAt, int provider, AttemptEnd end) {
            metrics[provider].end(now, end == AttemptEnd.OK ? now - startedAt : timeoutMillis);
            return 0;
        }

        private int pick(int excluded) {
            int[] candidates = IntStream.range(0, metrics.length)
                    .filter(i -> (excluded & (1 << i)) == 0)
                    .toArray();
            return candidates.length == 0 ? NONE : candidates[random.nextInt(candidates.length)];
        }
    }
}
