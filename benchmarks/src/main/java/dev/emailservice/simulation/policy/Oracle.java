package dev.emailservice.simulation.policy;

import dev.emailservice.simulation.world.AttemptEnd;
import dev.emailservice.simulation.world.Mode;
import dev.emailservice.simulation.world.Rules;
import dev.emailservice.simulation.world.SimulatedProvider;
import dev.emailservice.simulation.world.World;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Knows each provider's present mode, error rate, load and limit, and picks the least expected cost for each email: what no
 * policy can beat by more than luck.
 */
public final class Oracle implements PolicyFactory {

    @Override
    public String name() {
        return "oracle";
    }

    @Override
    public FleetPolicy create(World world, RandomGenerator random) {
        WorkerPolicy knowing = new Knowing(world.providers(), world.rules().attemptTimeoutMillis());
        return index -> knowing;
    }

    private record Knowing(List<SimulatedProvider> providers, double timeoutMillis) implements WorkerPolicy {

        @Override
        public int next(double now, int tried) {
            int best = NONE;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < providers.size(); i++) {
                double cost = isAvailable(now, i, tried) ? cost(now, i, tried) : Double.POSITIVE_INFINITY;
                if (cost < least) {
                    best = i;
                    least = cost;
                }
            }
            return best;
        }

        private boolean isAvailable(double now, int index, int tried) {
            SimulatedProvider provider = providers.get(index);
            return (tried & (1 << index)) == 0 && provider.mode(now) == Mode.NORMAL && !provider.isAtLimit(now);
        }

        /** Expected milliseconds of an attempt here and, with the probability that it fails, of what follows it. */
        private double cost(double now, int index, int tried) {
            double next = Rules.GIVEN_BACK_MILLIS;
            for (int other = 0; other < providers.size(); other++) {
                if (other != index && isAvailable(now, other, tried)) {
                    next = Math.min(next, duration(now, other));
                }
            }
            SimulatedProvider provider = providers.get(index);
            double success = (1 - provider.hang(now)) * (1 - provider.error(now));
            return duration(now, index) + (1 - success) * next;
        }

        private double duration(double now, int index) {
            SimulatedProvider provider = providers.get(index);
            double hang = provider.hang(now);
            return hang * timeoutMillis + (1 - hang) * Math.min(timeoutMillis, provider.meanMillis(now));
        }

        @Override
        public double ended(double now, double startedAt, int provider, AttemptEnd end) {
            return 0;
        }
    }
}
