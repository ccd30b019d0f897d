package dev.emailservice.delivery.routing;

import java.time.Duration;
import java.time.Instant;

/** A while from a moment on. It is over early where the clock was set back behind that moment: it must not last for hours. */
record Span(Instant from, Duration length) {

    /** Over. */
    static final Span NONE = new Span(Instant.EPOCH, Duration.ZERO);

    /** How much of it is left; zero where it is over. */
    Duration left(Instant now) {
        if (now.isBefore(from)) {
            return Duration.ZERO;
        }
        Duration left = length.minus(Duration.between(from, now));
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean isOver(Instant now) {
        return left(now).isZero();
    }
}
