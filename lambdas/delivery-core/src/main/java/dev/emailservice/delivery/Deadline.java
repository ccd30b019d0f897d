package dev.emailservice.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * Until when an invocation must have answered.
 *
 * @param at the moment the function is ended by force
 */
public record Deadline(Instant at) {

    /** What is kept free at the end for records and the answer. */
    public static final Duration MARGIN = Duration.ofSeconds(2);

    /** Whether something that takes this long at most still ends in time, the margin kept. */
    public boolean allows(Duration longest, Instant now) {
        return !now.plus(longest).plus(MARGIN).isAfter(at);
    }

    /** How long is left for work, the margin kept; never negative. */
    public Duration workLeft(Instant now) {
        Duration left = Duration.between(now, at.minus(MARGIN));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
