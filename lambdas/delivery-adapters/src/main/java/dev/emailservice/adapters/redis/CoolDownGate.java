package dev.emailservice.adapters.redis;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Keeps a worker from asking again, for a while, what has just failed to answer. Safe for use by many threads. */
final class CoolDownGate {

    private final InstantSource clock;
    private final Duration coolDown;
    private volatile @Nullable Instant failedAt;

    CoolDownGate(InstantSource clock, Duration coolDown) {
        this.clock = clock;
        this.coolDown = coolDown;
    }

    /** Whether a call may be tried now. */
    boolean isOpen() {
        Instant failed = failedAt;
        if (failed == null) {
            return true;
        }
        Instant now = clock.instant();
        // A clock that was set back must not keep the gate shut for longer than the cool-down.
        return now.isBefore(failed) || !now.isBefore(failed.plus(coolDown));
    }

    /** A call failed: no other one until the cool-down is over. */
    void failed() {
        failedAt = clock.instant();
    }

    /** It has just been seen answering. */
    void recovered() {
        failedAt = null;
    }
}
