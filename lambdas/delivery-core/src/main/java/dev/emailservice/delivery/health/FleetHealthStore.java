package dev.emailservice.delivery.health;

import dev.emailservice.delivery.provider.ProviderName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the workers share what they see of the providers. An optimisation: email goes out without it. */
public interface FleetHealthStore {

    /**
     * Adds these reports and answers what the fleet knows of the named providers, in one round trip.
     *
     * @return the view, or empty where the store can't be reached within its short time limit. The reports may have been
     *     applied all the same, but never twice.
     */
    Optional<Map<ProviderName, ProviderView>> exchange(
            List<ProviderReport> reports, Collection<ProviderName> providers);
}
