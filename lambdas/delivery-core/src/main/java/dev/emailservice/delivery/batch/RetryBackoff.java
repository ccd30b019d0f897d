package dev.emailservice.delivery.batch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a message waits before it is tried again: doubling from the first delay to the longest, with jitter, so that a short
 * fault costs seconds and the receives the queue allows last through an outage of hours.
 */
public final class RetryBackoff {

    /** The delay after the first try. */
    public static final Duration FIRST = Duration.ofSeconds(2);

    /** The longest: with it the receives the queue allows last for more than four hours. */
    public static final Duration LONGEST = Duration.ofMinutes(25);

    /** The delay is up to this share longer, so that a batch does not come back as one. */
    static final double JITTER = 0.25;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    /** @throws IllegalArgumentException unless the first delay is positive and the longest no shorter than that */
    public RetryBackoff(Duration first, Duration longest, RandomGenerator random) {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "the first delay must be positive, the longest no shorter: " + first + ", " + longest);
        }
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** From {@link #FIRST} to {@link #LONGEST}. */
    public static RetryBackoff usual(RandomGenerator random) {
        return new RetryBackoff(FIRST, LONGEST, random);
    }

    /** The delay before the next try of a message that has been received this often; never below {@code atLeast}. */
    Duration delay(int receiveCount, Duration atLeast) {
        int doublings = Math.clamp(receiveCount - 1, 0, 20);
        Duration doubled = first.multipliedBy(1L << doublings);
        Duration base = doubled.compareTo(longest) > 0 ? longest : doubled;
        Duration longer = base.compareTo(atLeast) > 0 ? base : atLeast;
        return longer.plusMillis((long) (longer.toMillis() * JITTER * random.nextDouble()));
    }
}
