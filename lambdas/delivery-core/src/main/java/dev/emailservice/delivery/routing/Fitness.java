package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.fleet.ForcedState;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.settings.ProviderSettings;
import org.jspecify.annotations.Nullable;

/** Whether a provider may carry an email at all, however well it is. */
final class Fitness {

    private Fitness() {}

    /** Why it may not, or null where it may. */
    static @Nullable Rejection rejection(
            ProviderName name, ProviderSettings settings, @Nullable ForcedState forced, Requirements email) {
        if (!settings.isEnabled() || (forced != null && forced.kind() == ForcedState.Kind.DISABLED)) {
            return Rejection.DISABLED;
        }
        if (email.pin() != null && !email.pin().equals(name)) {
            return Rejection.NOT_PINNED;
        }
        if (settings.senderDomains() != null && !settings.senderDomains().contains(email.senderDomain())) {
            return Rejection.SENDER_DOMAIN;
        }
        if (email.region() != null && !email.region().equals(settings.region())) {
            return Rejection.REGION;
        }
        return email.incapable().contains(name) ? Rejection.INCAPABLE : null;
    }
}
