package dev.emailservice.delivery.fleet;

import java.util.Optional;

/** Where the workers share what they see of the providers. An optimisation: email goes out without it. */
public interface RoutingStore {

    /**
     * Adds the reports and answers the fleet's plan, in one round trip. Never throws.
     *
     * @return the plan, or empty where the store can't be reached within its short time limit. The reports may have been
     *     applied all the same, but never twice by one exchange.
     */
    Optional<Plan> exchange(Exchange exchange);
}
