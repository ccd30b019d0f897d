package dev.emailservice.delivery;

import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.settings.OnUnknown;
import java.time.Duration;

/**
 * What happens to an email that may have been sent.
 *
 * @param action what to do with it
 * @param confirmation how long {@link OnUnknown#CONFIRM_FIRST} waits for the provider's own word
 */
public record UnknownPolicy(OnUnknown action, Duration confirmation) {

    /** Long enough for an event that is late, short enough for a reader who waits. */
    public static final Duration CONFIRMATION = Duration.ofMinutes(5);

    /** What holds for this job: its caller's choice, or else this policy. */
    public UnknownPolicy of(EmailJob job) {
        OnUnknown chosen = job.options().onUnknown();
        return chosen == null ? this : new UnknownPolicy(chosen, confirmation);
    }

    /** With the usual wait. */
    public static UnknownPolicy of(OnUnknown action) {
        return new UnknownPolicy(action, CONFIRMATION);
    }
}
