package dev.emailservice.simulation.ours;

import dev.emailservice.adapters.redis.RedisRoutingStore;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.routing.FleetRouter;
import dev.emailservice.delivery.routing.PanicPolicy;
import dev.emailservice.model.settings.ProviderSettings;
import dev.emailservice.simulation.policy.FleetPolicy;
import dev.emailservice.simulation.policy.PolicyFactory;
import dev.emailservice.simulation.policy.WorkerPolicy;
import dev.emailservice.simulation.world.ProviderSpec;
import dev.emailservice.simulation.world.World;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The router of this project: {@link FleetRouter} in each worker, the script in a real Redis, and only the clock virtual. */
public final class OurRouter implements PolicyFactory {

    /** Redis runs on this machine and has nothing else to do: no answer within this time is a fault of the run. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI redis;

    /** @param redis a Redis for the runs alone: each begins by making it forget everything */
    public OurRouter(URI redis) {
        this.redis = redis;
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public FleetPolicy create(World world, RandomGenerator random) {
        List<ProviderSettings> settings = new ArrayList<>();
        for (ProviderSpec spec : world.scenario().providers()) {
            Double limit = spec.limitPerSecond();
            settings.add(ProviderSettings.of("p" + settings.size()).withLimits(limit == null ? null : limit.intValue(), null));
        }
        RedisRoutingStore store =
                new RedisRoutingStore(redis, Optional::empty, settings, InstantSource.system(), random, PATIENCE);
        if (!store.forget()) {
            throw new IllegalStateException("no Redis answers at " + redis);
        }
        return new Fleet(world, settings, store, random);
    }

    private static final class Fleet implements FleetPolicy {

        private final World world;
        private final List<ProviderSettings> settings;
        private final List<ProviderName> names;
        private final RedisRoutingStore store;
        private final RandomGenerator random;
        private final VirtualClock clock = new VirtualClock();

        Fleet(World world, List<ProviderSettings> settings, RedisRoutingStore store, RandomGenerator random) {
            this.world = world;
            this.settings = settings;
            this.names = settings.stream()
                    .map(each -> new ProviderName(each.name()))
                    .toList();
            this.store = store;
            this.random = random;
        }

        @Override
        public WorkerPolicy worker(int index) {
            SimulatedStore own = new SimulatedStore(store, world.redis(), clock);
            return new OurWorker(new FleetRouter(settings, own, PanicPolicy.WAIT, clock, random), own, clock, names);
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
