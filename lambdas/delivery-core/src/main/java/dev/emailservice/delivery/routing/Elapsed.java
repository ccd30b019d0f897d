package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.provider.AttemptBudget;
import java.time.Duration;
import java.time.Instant;

/**
 * Time that has passed by a worker's clock, within what is possible: a clock that is set while an attempt is under way must not
 * move the whole fleet's figures.
 */
public final class Elapsed {

    /** Nothing is told of an attempt that lasts longer: it ends on time, give or take how busy the worker is. */
    public static final Duration LONGEST_ATTEMPT = AttemptBudget.LONGEST_ATTEMPT.plusSeconds(1);

    /** How long ago an attempt that is still to be told of began at most: with its batch, and no batch lasts longer. */
    static final Duration OLDEST = Duration.ofMinutes(1);

    private Elapsed() {}

    /** What an attempt took. */
    public static Duration attempt(Instant began, Instant now) {
        return within(LONGEST_ATTEMPT, began, now);
    }

    /** How long ago an attempt began. */
    static Duration age(Instant began, Instant now) {
        return within(OLDEST, began, now);
    }

    /** Whether an attempt that has not ended can have begun then. Where it can't, the clock was set. */
    static boolean isPossible(Instant began, Instant now) {
        return !began.isAfter(now) && !began.plus(LONGEST_ATTEMPT).isBefore(now);
    }

    private static Duration within(Duration longest, Instant began, Instant now) {
        if (began.isAfter(now)) {
            return Duration.ZERO;
        }
        Duration passed = Duration.between(began, now);
        return passed.compareTo(longest) > 0 ? longest : passed;
    }
}
