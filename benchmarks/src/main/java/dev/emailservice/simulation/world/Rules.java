package dev.emailservice.simulation.world;

/**
 * What holds in every scenario of a file.
 *
 * @param attemptTimeoutMillis how long a worker waits for a provider
 * @param redisRoundTripMillis what a call to Redis costs
 * @param batch the most emails a worker takes at once
 * @param batchWindowMillis how long an email waits for others
 * @param backgroundError the error rate of a provider where no phase says another
 */
public record Rules(
        double attemptTimeoutMillis,
        double redisRoundTripMillis,
        int batch,
        double batchWindowMillis,
        double backgroundError) {

    /** What holds where a file says nothing. */
    public static final Rules DEFAULT = new Rules(3_000, 0.7, 10, 100, 0.000_5);

    /** What a call to a dead Redis costs, in milliseconds. */
    public static final double DEAD_REDIS_MILLIS = 50;

    /** How long an attempt takes that a provider refuses, in milliseconds. */
    public static final double REFUSAL_MILLIS = 20;

    /** How long an attempt takes over a broken network path, in milliseconds. */
    public static final double POISON_MILLIS = 8;

    /** How long a throttled attempt takes, in milliseconds. */
    public static final double THROTTLE_MILLIS = 15;

    /** How long an email that was given back stays invisible, in milliseconds. */
    public static final double GIVEN_BACK_MILLIS = 1_000;

    public Rules {
        if (attemptTimeoutMillis <= 0 || redisRoundTripMillis < 0 || batch < 1 || batchWindowMillis < 0) {
            throw new IllegalArgumentException("attempt_timeout_ms and batch are above 0, the other times not below");
        }
    }

    /**
     * What load does to latency: nothing below 70 % of the capacity, and ever more above.
     *
     * @param utilisation starts within the last second per capacity
     * @return the factor, 1 to 25
     */
    static double load(double utilisation) {
        if (utilisation < 0.7) {
            return 1;
        }
        double excess = (utilisation - 0.7) / 0.3;
        return Math.min(25, 1 + 1.5 * excess * excess);
    }
}
