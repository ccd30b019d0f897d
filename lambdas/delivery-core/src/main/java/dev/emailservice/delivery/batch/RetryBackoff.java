package dev.emailservice.delivery.batch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a message waits before it is tried again: doubling from two seconds to twenty-five minutes, with jitter, so that a
 * short fault costs seconds and the receives the queue allows last through an outage of hours.
 */
final class RetryBackoff {

    static final Duration FIRST = Duration.ofSeconds(2);
    static final Duration LONGEST = Duration.ofMinutes(25);

    /** The delay is up to this share longer, so that a batch does not come back as one. */
    static final double JITTER = 0.25;

    private final RandomGenerator random;

    RetryBackoff(RandomGenerator random) {
        this.random = random;
    }

    /** The delay before the next try of a message that has been received this often; never below {@code atLeast}. */
    Duration delay(int receiveCount, Duration atLeast) {
        int doublings = Math.clamp(receiveCount - 1, 0, 20);
        Duration doubled = FIRST.multipliedBy(1L << doublings);
        Duration base = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        Duration longer = base.compareTo(atLeast) > 0 ? base : atLeast;
        return longer.plusMillis((long) (longer.toMillis() * JITTER * random.nextDouble()));
    }
}
