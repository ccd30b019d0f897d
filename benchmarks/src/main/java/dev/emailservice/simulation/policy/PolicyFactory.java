package dev.emailservice.simulation.policy;

import dev.emailservice.simulation.world.World;
import java.util.random.RandomGenerator;

/** Makes a routing policy anew for each run. */
public interface PolicyFactory {

    /** What it is called in tables and on the command line. */
    String name();

    /**
     * The policy of a fleet that has not sent anything yet.
     *
     * @param world what the run plays in: the scenario, and the way to Redis, through which each call is to be counted
     * @param random the policy's own random numbers; those of the world are others
     */
    FleetPolicy create(World world, RandomGenerator random);
}
