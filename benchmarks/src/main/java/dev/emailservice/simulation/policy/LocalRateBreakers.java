package dev.emailservice.simulation.policy;

import dev.emailservice.simulation.world.AttemptEnd;
import dev.emailservice.simulation.world.RedisLink;
import dev.emailservice.simulation.world.World;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * resilience4j as it comes: a breaker in each process, and the lowest mean of the last ten successes, which is shared, read before
 * a batch and written after it. With Redis dead the last means read stand.
 */
public final class LocalRateBreakers implements PolicyFactory {

    @Override
    public String name() {
        return "resilience4j";
    }

    @Override
    public FleetPolicy create(World world, RandomGenerator random) {
        LastSuccesses successes = new LastSuccesses(world.scenario().providers().size());
        return index -> new Worker(world.redis(), successes);
    }

    private static final class Worker implements WorkerPolicy {

        private final RedisLink redis;
        private final LastSuccesses successes;
        private final RateBreaker[] breakers;
        private double[] means;

        Worker(RedisLink redis, LastSuccesses successes) {
            this.redis = redis;
            this.successes = successes;
            this.means = successes.means();
            this.breakers = IntStream.range(0, means.length)
                    .mapToObj(i -> new RateBreaker())
                    .toArray(RateBreaker[]::new);
        }

        @Override
        public double beginBatch(double now, int size) {
            if (redis.isAlive(now)) {
                means = successes.means();
            }
            return redis.roundTrip(now);
        }

        @Override
        public int next(double now, int tried) {
            return LowestMean.choose(means, tried, i -> breakers[i].tryAcquire(now));
        }

        @Override
        public double ended(double now, double startedAt, int provider, AttemptEnd end) {
            breakers[provider].record(now, startedAt, end);
            if (end == AttemptEnd.OK && redis.isAlive(now)) {
                successes.add(provider, now - startedAt);
            }
            return 0;
        }

        @Override
        public double endBatch(double now) {
            return redis.roundTrip(now);
        }
    }
}
