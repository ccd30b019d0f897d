package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.ConfigFault;
import dev.emailservice.delivery.provider.AttemptOutcome.Paused;
import dev.emailservice.delivery.provider.AttemptOutcome.QuotaExhausted;
import dev.emailservice.delivery.provider.AttemptOutcome.Throttled;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a provider is left alone that asks for it, or that can't work until somebody acts. */
final class Rest {

    /** A throttled one that does not say how long. */
    static final Duration THROTTLED = Duration.ofSeconds(1);

    /** One whose quota is used up: quotas free by and by (SES: over a rolling 24 hours). */
    static final Duration QUOTA = Duration.ofMinutes(5);

    /** One our account or configuration is wrong at: a repair shows soon after. */
    static final Duration MISCONFIGURED = Duration.ofMinutes(1);

    /** One that has paused our sending. */
    static final Duration PAUSED = Duration.ofMinutes(5);

    private Rest() {}

    /** How long the outcome asks for, or null where it does not. */
    static @Nullable Duration askedBy(AttemptOutcome outcome) {
        return switch (outcome) {
            case Throttled t -> t.retryAfter() == null ? THROTTLED : t.retryAfter();
            case QuotaExhausted _ -> QUOTA;
            case ConfigFault _ -> MISCONFIGURED;
            case Paused _ -> PAUSED;
            default -> null;
        };
    }
}
