package dev.emailservice.simulation.run;

import dev.emailservice.simulation.world.Rules;
import dev.emailservice.simulation.world.Scenario;

/**
 * What to play: the same spec gives the same run.
 *
 * @param idleTickMillis how often an idle worker, chosen at random, is called all the same; 0 for never
 */
public record RunSpec(Scenario scenario, Rules rules, long seed, double idleTickMillis) {

    /** Without calls to idle workers. */
    public RunSpec(Scenario scenario, Rules rules, long seed) {
        this(scenario, rules, seed, 0);
    }
}
