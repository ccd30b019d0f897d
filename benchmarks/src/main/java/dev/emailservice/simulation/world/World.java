package dev.emailservice.simulation.world;

import java.util.List;

/**
 * What a run plays in.
 *
 * @param providers as they are: only the oracle may look at them, all others learn from what their attempts bring
 * @param redis the policies' way to Redis
 */
public record World(Scenario scenario, Rules rules, List<SimulatedProvider> providers, RedisLink redis) {

    /** A fresh world for one run. */
    public static World of(Scenario scenario, Rules rules, Luck luck) {
        List<SimulatedProvider> providers = scenario.providers().stream()
                .map(spec -> new SimulatedProvider(spec, rules, luck))
                .toList();
        return new World(scenario, rules, providers, new RedisLink(scenario, rules));
    }
}
