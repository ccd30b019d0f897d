package dev.emailservice.simulation.ours;

import dev.emailservice.adapters.redis.RedisRoutingStore;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.routing.FleetRouter;
import dev.emailservice.delivery.routing.PanicPolicy;
import dev.emailservice.model.settings.ProviderSettings;
import dev.emailservice.simulation.policy.FleetPolicy;
import dev.emailservice.simulation.policy.WorkerPolicy;
import dev.emailservice.simulation.world.ProviderSpec;
import dev.emailservice.simulation.world.World;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One run's fleet of real routers over one real Redis. */
final class OurFleet implements FleetPolicy {

    /** Redis runs on this machine and has nothing else to do: no answer within this time is a fault of the run. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final World world;
    private final RunRedis redis;
    private final PanicPolicy panic;
    private final RandomGenerator random;
    private final List<ProviderSettings> settings;
    private final List<ProviderName> names;
    private final RedisRoutingStore store;
    private final VirtualClock clock = new VirtualClock();

    OurFleet(World world, RunRedis redis, PanicPolicy panic, RandomGenerator random) {
        this.world = world;
        this.redis = redis;
        this.panic = panic;
        this.random = random;
        this.settings =
                world.scenario().providers().stream().map(OurFleet::settings).toList();
        this.names =
                settings.stream().map(each -> new ProviderName(each.name())).toList();
        this.store =
                new RedisRoutingStore(redis.uri(), Optional::empty, settings, InstantSource.system(), random, PATIENCE);
    }

    /** A scenario may call its providers anything; settings are stricter. */
    private static ProviderSettings settings(ProviderSpec spec) {
        String name = "p-" + spec.name().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "-");
        Double limit = spec.limitPerSecond();
        return ProviderSettings.of(name).withLimits(limit == null ? null : (int) Math.floor(limit), null);
    }

    @Override
    public WorkerPolicy worker(int index) {
        SimulatedStore own = new SimulatedStore(store, world.redis(), clock);
        return new OurWorker(new FleetRouter(settings, own, panic, clock, random), own, clock, names);
    }

    @Override
    public void close() {
        store.close();
        redis.close();
    }
}
