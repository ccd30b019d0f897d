package dev.emailservice.model.job;

import dev.emailservice.model.settings.OnUnknown;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the caller asks of the sending of one email; none of it reaches a provider.
 *
 * @param expiresAt from then on the email must not be sent, or null where it never becomes stale
 * @param onUnknown what happens to it after an attempt that may have been sent, or null for what the environment has configured
 */
public record SendOptions(
        @Nullable Instant expiresAt, @Nullable OnUnknown onUnknown) {

    /** Nothing in particular. */
    public static final SendOptions NONE = new SendOptions(null, null);

    /** Whether the email is stale at this moment. */
    public boolean isExpired(Instant at) {
        return expiresAt != null && !at.isBefore(expiresAt);
    }
}
