package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.provider.ProviderName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an email asks of a provider.
 *
 * @param recipients how many copies go out
 * @param senderDomain the domain of its From address, in lower case
 * @param region the only region it may be sent from, or null for any
 * @param pin the only provider it may go through, or null for any
 * @param incapable providers that can't carry it, for what it is
 */
public record Requirements(
        int recipients,
        String senderDomain,
        @Nullable String region,
        @Nullable ProviderName pin,
        Set<ProviderName> incapable) {

    public Requirements {
        incapable = Set.copyOf(incapable);
    }

    /** An email to that many recipients that any provider may carry. */
    public static Requirements of(int recipients, String senderDomain) {
        return new Requirements(recipients, senderDomain, null, null, Set.of());
    }
}
