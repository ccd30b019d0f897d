package dev.emailservice.delivery.fleet;

import dev.emailservice.delivery.provider.ProviderName;
import java.util.Map;
import java.util.Set;

/**
 * The fleet's view at one moment, and what this worker may do.
 *
 * @param demandPerSecond recipients a second that all workers together ask for
 * @param providers every provider in the settings
 * @param toAsk the providers that this worker, alone in the fleet, is to ask about our account now
 */
public record Plan(double demandPerSecond, Map<ProviderName, ProviderPlan> providers, Set<ProviderName> toAsk) {

    /** With nobody to ask. */
    public Plan(double demandPerSecond, Map<ProviderName, ProviderPlan> providers) {
        this(demandPerSecond, providers, Set.of());
    }

    public Plan {
        providers = Map.copyOf(providers);
        toAsk = Set.copyOf(toAsk);
    }
}
