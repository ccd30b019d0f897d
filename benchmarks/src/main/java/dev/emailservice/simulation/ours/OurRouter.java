package dev.emailservice.simulation.ours;

import dev.emailservice.delivery.routing.PanicPolicy;
import dev.emailservice.simulation.policy.FleetPolicy;
import dev.emailservice.simulation.policy.PolicyFactory;
import dev.emailservice.simulation.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/**
 * The router of this project: {@link dev.emailservice.delivery.routing.FleetRouter} in each worker, the script in a real Redis of
 * the run's own, and only the clock virtual.
 */
public final class OurRouter implements PolicyFactory {

    private final Path buildFolder;

    /** @param buildFolder where the runs' Redis servers have their files while they run */
    public OurRouter(Path buildFolder) {
        this.buildFolder = buildFolder;
    }

    @Override
    public String name() {
        return "ours";
    }

    /** @throws UncheckedIOException where no Redis can be run here */
    @Override
    public FleetPolicy create(World world, RandomGenerator random) {
        try {
            return new OurFleet(world, RunRedis.start(buildFolder), PanicPolicy.WAIT, random);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
