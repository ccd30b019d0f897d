package dev.emailservice.model.job;

import dev.emailservice.model.settings.OnUnknown;
import dev.emailservice.model.settings.Priority;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the caller asks of the sending of one email; none of it reaches a provider.
 *
 * @param expiresAt from then on the email must not be sent, or null where it never becomes stale
 * @param onUnknown what happens to it after an attempt that may have been sent, or null for what the environment has configured
 * @param priority which emails it waits for
 * @param provider the name of the only provider it may go through, or null for any
 */
public record SendOptions(
        @Nullable Instant expiresAt,
        @Nullable OnUnknown onUnknown,
        Priority priority,
        @Nullable String provider) {

    /** Nothing in particular. */
    public static final SendOptions NONE = new SendOptions(null, null);

    /** With standard priority, through any provider. */
    public SendOptions(@Nullable Instant expiresAt, @Nullable OnUnknown onUnknown) {
        this(expiresAt, onUnknown, Priority.STANDARD, null);
    }

    /** Whether the email is stale at this moment. */
    public boolean isExpired(Instant at) {
        return expiresAt != null && !at.isBefore(expiresAt);
    }
}
