package dev.emailservice.simulation.world;

/**
 * The way to Redis. A policy reports every call here, wherever it makes it: the run's figure of round trips comes from this
 * count, and what a call costs from its answer.
 */
public final class RedisLink {

    private final Scenario scenario;
    private final Rules rules;
    private long roundTrips;

    RedisLink(Scenario scenario, Rules rules) {
        this.scenario = scenario;
        this.rules = rules;
    }

    /** Whether a call now would be answered. */
    public boolean isAlive(double now) {
        return !scenario.isRedisDown(now);
    }

    /** Counts one call, answered or not, and tells what it costs in milliseconds. */
    public double roundTrip(double now) {
        return roundTrips(now, 1);
    }

    /** Counts calls one after the other. With Redis dead the first is the last: a caller doesn't go on without it. */
    public double roundTrips(double now, int number) {
        if (!isAlive(now)) {
            roundTrips++;
            return Rules.DEAD_REDIS_MILLIS;
        }
        roundTrips += number;
        return number * rules.redisRoundTripMillis();
    }

    /** The calls so far, those to a dead Redis among them. */
    public long total() {
        return roundTrips;
    }
}
