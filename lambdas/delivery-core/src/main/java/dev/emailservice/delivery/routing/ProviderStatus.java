package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.fleet.ProviderPlan.Latency;
import dev.emailservice.delivery.provider.ProviderName;
import org.jspecify.annotations.Nullable;

/**
 * How the fleet sees one provider now.
 *
 * @param provider the provider
 * @param share its share of the emails, 0 to 1
 * @param open whether its breaker is open
 * @param latency what attempts take, or null where nobody has used it lately
 */
public record ProviderStatus(
        ProviderName provider,
        double share,
        boolean open,
        @Nullable Latency latency) {}
