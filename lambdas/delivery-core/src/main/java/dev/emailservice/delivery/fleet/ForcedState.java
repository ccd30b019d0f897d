package dev.emailservice.delivery.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operator's decree about one provider, for the whole fleet. It wins over the breaker and reaches every worker with its next
 * exchange.
 *
 * @param kind what is decreed
 * @param by who decreed it
 * @param why for those who find it later
 * @param until when it ends by itself, or null for never
 */
public record ForcedState(
        Kind kind, String by, String why, @Nullable Instant until) {

    /** What can be decreed. */
    public enum Kind {
        /** Left alone; when the decree ends it comes back by a probe and a ramp. */
        OPEN,
        /** Used by its share, whatever its failures. */
        CLOSED,
        /** As if the settings said so: not even a panic policy uses it. */
        DISABLED
    }

    /** Whether it holds at that time. One that has ended may still be in a plan that is not renewed. */
    public boolean isInForce(Instant now) {
        return until == null || now.isBefore(until);
    }
}
