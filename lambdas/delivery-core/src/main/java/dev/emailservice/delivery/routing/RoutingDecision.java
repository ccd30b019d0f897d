package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;

/** Where an email goes now. */
public sealed interface RoutingDecision {

    /** Through this provider. */
    record Use(ProviderName provider) implements RoutingDecision {}

    /**
     * Nowhere for now.
     *
     * @param retryAfter when a provider may be available again; zero where that can't be told
     * @param reason machine-readable
     * @param allTried whether every enabled provider has been offered the email, so that waiting brings no new one
     */
    record NoCandidate(Duration retryAfter, String reason, boolean allTried) implements RoutingDecision {}
}
