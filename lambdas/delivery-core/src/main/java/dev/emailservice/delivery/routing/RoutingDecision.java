package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;
import java.time.Instant;

/** Where an email goes now, and why. */
public sealed interface RoutingDecision {

    /** Which candidates there were, and why all but one lost. */
    Explanation explanation();

    /**
     * Through this provider.
     *
     * @param attempt tells this attempt from all others of this worker
     * @param epoch the version of the provider's state it begins under
     * @param began when
     * @param recipients what it uses of the provider's limits
     */
    record Use(ProviderName provider, long attempt, long epoch, Instant began, int recipients, Explanation explanation)
            implements RoutingDecision {}

    /**
     * Nowhere for now.
     *
     * @param retryAfter when a provider may be available again; zero where that can't be told
     * @param reason why
     */
    record NoCandidate(Duration retryAfter, Reason reason, Explanation explanation) implements RoutingDecision {}

    /** Why there is no provider for an email. */
    enum Reason {
        /** Every provider it may go through has been offered it: waiting brings no new one. */
        NO_PROVIDER_LEFT,
        /** Only a usage limit stands in the way. */
        LIMIT_REACHED,
        /** Those not yet offered it are out of order for now. */
        NO_PROVIDER_AVAILABLE,
        /** None in the settings may carry it at all. */
        NO_PROVIDER_FITS;

        /** The name in logs and the ledger. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
