package dev.emailservice.simulation.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a provider is like during a stretch of time without change: its phases, one over the other. */
record Conditions(
        double from, double to, Mode mode, double medianMillis, double error, double hang, double capacityPerSecond) {

    static Conditions at(double now, ProviderSpec spec, double backgroundError) {
        double from = Double.NEGATIVE_INFINITY;
        double to = Double.POSITIVE_INFINITY;
        Mode mode = Mode.NORMAL;
        double median = spec.medianMillis();
        double error = backgroundError;
        double hang = 0;
        double capacity = spec.capacityPerSecond();
        for (Phase phase : spec.phases()) {
            for (double change : List.of(phase.from(), phase.to())) {
                if (change <= now) {
                    from = Math.max(from, change);
                } else {
                    to = Math.min(to, change);
                }
            }
            if (phase.covers(now)) {
                mode = phase.mode() == null ? mode : phase.mode();
                median = or(phase.medianMillis(), median);
                error = or(phase.error(), error);
                hang = or(phase.hang(), hang);
                capacity = or(phase.capacityPerSecond(), capacity);
            }
        }
        return new Conditions(from, to, mode, median, error, hang, capacity);
    }

    boolean holdAt(double now) {
        return from <= now && now < to;
    }

    private static double or(@Nullable Double value, double otherwise) {
        return value == null ? otherwise : value;
    }
}
