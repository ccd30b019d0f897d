package dev.emailservice.simulation.policy;

import dev.emailservice.simulation.world.AttemptEnd;

/**
 * A breaker that opens for a minute at five failures in a row, and then lets one attempt through to see. Whatever is not OK is a
 * failure to it.
 *
 * @see <a href="https://github.com/danielfm/pybreaker">pybreaker</a>
 */
final class ConsecutiveBreaker {

    static final int FAILURES = 5;
    static final double OPEN_MILLIS = 60_000;

    private int failures;
    private double openUntil = Double.NEGATIVE_INFINITY;
    private boolean open;
    private double trialSince = Double.NaN;

    /** Whether an attempt may be made now; if so, it must be. */
    boolean tryAcquire(double now) {
        if (!open) {
            return true;
        }
        if (now < openUntil || !Double.isNaN(trialSince)) {
            return false;
        }
        trialSince = now;
        return true;
    }

    void record(double now, double startedAt, AttemptEnd end) {
        if (open && startedAt != trialSince) {
            return; // started before it opened
        }
        if (end == AttemptEnd.OK) {
            open = false;
            failures = 0;
        } else if (open || ++failures >= FAILURES) {
            open = true;
            openUntil = now + OPEN_MILLIS;
        }
        trialSince = Double.NaN;
    }
}
