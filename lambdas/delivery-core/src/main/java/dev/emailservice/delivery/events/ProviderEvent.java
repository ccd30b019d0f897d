package dev.emailservice.delivery.events;

import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something a provider says of an email it was given. No address is in it.
 *
 * @param emailId the email, by our own id
 * @param provider who says it
 * @param kind what has become of the email
 * @param at when, by the provider's clock
 * @param eventId what the same event carries each time it is told, and no other event does
 * @param detail a code of the provider's that says more, such as {@code Permanent/General}; null where there is none
 */
public record ProviderEvent(
        EmailId emailId,
        ProviderName provider,
        Kind kind,
        Instant at,
        String eventId,
        @Nullable String detail) {

    /** What has become of an email, or of the copy for one recipient. */
    public enum Kind {
        /** The provider has taken it and will try to deliver it. */
        ACCEPTED,
        /** A recipient's mail server puts it off; the provider goes on trying. */
        DELAYED,
        /** A recipient's mail server has taken it. */
        DELIVERED,
        /** A recipient's mail server refuses it for good. */
        BOUNCED,
        /** A recipient calls it spam. */
        COMPLAINED,
        /** The provider does not deliver it after all. */
        REJECTED;

        /** The name in the store and in logs: lower case. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
