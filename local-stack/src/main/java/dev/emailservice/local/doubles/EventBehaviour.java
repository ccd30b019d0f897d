package dev.emailservice.local.doubles;

import java.time.Duration;

/**
 * What a double tells afterwards of an email it accepts: that it was accepted, and that it was delivered.
 *
 * @param on whether it tells anything
 * @param delay how long after the accept
 * @param repeat how often each event is told again
 * @param reversed whether the last event comes first
 */
public record EventBehaviour(boolean on, Duration delay, int repeat, boolean reversed) {

    /** Each event once, in its order, soon. */
    public static final EventBehaviour USUAL = new EventBehaviour(true, Duration.ofMillis(200), 0, false);

    /** No events. */
    public static final EventBehaviour OFF = new EventBehaviour(false, USUAL.delay(), 0, false);
}
