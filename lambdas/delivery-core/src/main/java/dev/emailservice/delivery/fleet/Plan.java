package dev.emailservice.delivery.fleet;

import dev.emailservice.delivery.provider.ProviderName;
import java.util.Map;

/**
 * The fleet's view at one moment, and what this worker may do.
 *
 * @param demandPerSecond recipients a second that all workers together ask for
 * @param providers every provider in the settings
 */
public record Plan(double demandPerSecond, Map<ProviderName, ProviderPlan> providers) {

    public Plan {
        providers = Map.copyOf(providers);
    }
}
