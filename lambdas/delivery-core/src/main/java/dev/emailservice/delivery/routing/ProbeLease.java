package dev.emailservice.delivery.routing;

import java.time.Duration;
import java.time.Instant;

/** The fleet's order that this worker, and no other, probe a provider now. Guarded by its owner. */
final class ProbeLease {

    /** How long the fleet lets nobody else probe; later this worker may not be the only one. As {@code leaseMs} in the script. */
    static final Duration LENGTH = Duration.ofSeconds(8);

    private Span held = Span.NONE;

    /** The fleet's plan says so. */
    void grant(Instant now) {
        held = new Span(now, LENGTH);
    }

    /** Whether it is to be used now; true once. */
    boolean take(Instant now) {
        boolean due = !held.isOver(now);
        drop();
        return due;
    }

    /** The provider needs no probe any more. */
    void drop() {
        held = Span.NONE;
    }
}
