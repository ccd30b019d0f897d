package dev.emailservice.local.doubles;

import java.time.Duration;
import java.util.Locale;

/**
 * What a double tells afterwards of an email it accepts: that it was accepted, and what became of it then.
 *
 * @param on whether it tells anything
 * @param delay how long after the accept
 * @param repeat how often each event is told again
 * @param reversed whether the last event comes first
 * @param fate what becomes of it once it is accepted
 */
public record EventBehaviour(boolean on, Duration delay, int repeat, boolean reversed, Fate fate) {

    /** What becomes of an accepted email. */
    public enum Fate {
        /** A mail server takes it. */
        DELIVERED,
        /** A mail server puts it off, and takes it then. */
        DELAYED,
        /** A mail server refuses it for good. */
        BOUNCED,
        /** A mail server takes it, and its reader calls it spam. */
        COMPLAINED;

        /** As it stands in the JSON form. */
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Each event once, in its order, soon. */
    public static final EventBehaviour USUAL =
            new EventBehaviour(true, Duration.ofMillis(200), 0, false, Fate.DELIVERED);

    /** No events. */
    public static final EventBehaviour OFF = new EventBehaviour(false, USUAL.delay(), 0, false, Fate.DELIVERED);
}
