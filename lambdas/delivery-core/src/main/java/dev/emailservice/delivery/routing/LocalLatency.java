package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.fleet.HealthSignal;
import java.time.Duration;

/** What attempts take, as this worker alone sees it: a mean that forgets. Guarded by its owner. */
final class LocalLatency {

    /** The weight of a new time in the mean. */
    private static final double NEW = 0.2;

    private double meanMillis;
    private boolean known;

    void add(HealthSignal signal, Duration took) {
        if (signal == HealthSignal.SUCCESS || signal == HealthSignal.FAILURE) {
            double millis = took.toNanos() / 1e6;
            meanMillis = known ? meanMillis * (1 - NEW) + millis * NEW : millis;
            known = true;
        }
    }

    /** Zero for a provider this worker has not used, so that it is tried. */
    double meanMillis() {
        return meanMillis;
    }
}
