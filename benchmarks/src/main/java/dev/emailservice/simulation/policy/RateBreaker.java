package dev.emailservice.simulation.policy;

import dev.emailservice.simulation.world.AttemptEnd;

/**
 * A breaker over the last ten results: half of them failed opens it for a minute; then it lets ten attempts through and judges
 * them the same way. Whatever is not OK is a failure to it.
 *
 * @see <a href="https://resilience4j.readme.io/docs/circuitbreaker">resilience4j, CircuitBreaker</a>
 */
final class RateBreaker {

    static final int WINDOW = 10;
    static final double FAILURE_RATE = 0.5;
    static final double OPEN_MILLIS = 60_000;
    static final int PERMITTED_HALF_OPEN = 10;

    private enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private final boolean[] failed = new boolean[WINDOW];
    private State state = State.CLOSED;
    private double changedAt;
    private int results;
    private int permits;

    /** Whether an attempt may be made now; if so, it must be. */
    boolean tryAcquire(double now) {
        if (state == State.OPEN && now >= changedAt + OPEN_MILLIS) {
            change(State.HALF_OPEN, now);
            permits = PERMITTED_HALF_OPEN;
        }
        return switch (state) {
            case CLOSED -> true;
            case OPEN -> false;
            case HALF_OPEN -> permits-- > 0;
        };
    }

    void record(double now, double startedAt, AttemptEnd end) {
        if (state == State.OPEN || startedAt < changedAt) {
            return; // belongs to a state that is over
        }
        failed[results++ % WINDOW] = end != AttemptEnd.OK;
        if (results >= WINDOW) {
            int failures = 0;
            for (boolean each : failed) {
                failures += each ? 1 : 0;
            }
            if (failures >= FAILURE_RATE * WINDOW) {
                change(State.OPEN, now);
            } else if (state == State.HALF_OPEN) {
                change(State.CLOSED, now);
            }
        }
    }

    private void change(State next, double now) {
        state = next;
        changedAt = now;
        results = 0;
    }
}
