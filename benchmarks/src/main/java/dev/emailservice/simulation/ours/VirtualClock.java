package dev.emailservice.simulation.ours;

import java.time.Instant;
import java.time.InstantSource;

/** The run's virtual time as a clock. */
final class VirtualClock implements InstantSource {

    /** When runs begin; any moment does. */
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private double millis;

    void set(double millis) {
        this.millis = millis;
        now = START.plusNanos((long) (millis * 1e6));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Milliseconds since the run began. */
    double sinceStart() {
        return millis;
    }
}
