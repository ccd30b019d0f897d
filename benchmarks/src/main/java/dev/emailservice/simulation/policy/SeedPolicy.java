package dev.emailservice.simulation.policy;

import dev.emailservice.simulation.world.AttemptEnd;
import dev.emailservice.simulation.world.RedisLink;
import dev.emailservice.simulation.world.World;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The lowest mean of the last ten successes, which Redis holds for all, behind a breaker of five failures and 60 s: one in each
 * process, or, naively shared, one in Redis for all. Each email reads mean and health of every provider, call by call, and
 * writes latency, usage and health. With Redis dead nothing is known, and the first provider is as good as any.
 */
public final class SeedPolicy implements PolicyFactory {

    private static final int READS_PER_PROVIDER = 2;
    private static final int WRITES = 3;

    private final boolean shared;

    private SeedPolicy(boolean shared) {
        this.shared = shared;
    }

    /** With breakers in each process. */
    public static SeedPolicy local() {
        return new SeedPolicy(false);
    }

    /** With breakers in Redis, as if reading and writing them were one step; with Redis dead they are out of reach. */
    public static SeedPolicy naivelyShared() {
        return new SeedPolicy(true);
    }

    @Override
    public String name() {
        return shared ? "naive-shared" : "seed";
    }

    @Override
    public FleetPolicy create(World world, RandomGenerator random) {
        int providers = world.scenario().providers().size();
        LastSuccesses successes = new LastSuccesses(providers);
        Supplier<ConsecutiveBreaker[]> breakers = () -> IntStream.range(0, providers)
                .mapToObj(i -> new ConsecutiveBreaker())
                .toArray(ConsecutiveBreaker[]::new);
        ConsecutiveBreaker[] ofFleet = breakers.get();
        return index -> new Worker(world.redis(), successes, shared ? ofFleet : breakers.get(), shared);
    }

    private static final class Worker implements WorkerPolicy {

        private final RedisLink redis;
        private final LastSuccesses successes;
        private final ConsecutiveBreaker[] breakers;
        private final boolean breakersInRedis;
        private final double[] unknown;

        Worker(RedisLink redis, LastSuccesses successes, ConsecutiveBreaker[] breakers, boolean breakersInRedis) {
            this.redis = redis;
            this.successes = successes;
            this.breakers = breakers;
            this.breakersInRedis = breakersInRedis;
            this.unknown = new double[breakers.length];
        }

        /** The emails ask in parallel, each for itself. */
        @Override
        public double beginBatch(double now, int size) {
            return IntStream.range(0, size)
                    .mapToDouble(email -> redis.roundTrips(now, READS_PER_PROVIDER * breakers.length))
                    .max()
                    .orElse(0);
        }

        @Override
        public int next(double now, int tried) {
            double[] means = redis.isAlive(now) ? successes.means() : unknown;
            return LowestMean.choose(means, tried, i -> !hasBreakers(now) || breakers[i].tryAcquire(now));
        }

        @Override
        public double ended(double now, double startedAt, int provider, AttemptEnd end) {
            if (end == AttemptEnd.OK && redis.isAlive(now)) {
                successes.add(provider, now - startedAt);
            }
            if (hasBreakers(now)) {
                breakers[provider].record(now, startedAt, end);
            }
            return redis.roundTrips(now, end == AttemptEnd.OK ? WRITES : 1);
        }

        private boolean hasBreakers(double now) {
            return !breakersInRedis || redis.isAlive(now);
        }
    }
}
