package dev.emailservice.simulation.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider of a scenario.
 *
 * @param medianMillis the median of its latency without load
 * @param sigma the spread of its lognormal latency
 * @param capacityPerSecond the attempts a second beyond which it would be overloaded
 * @param limitPerSecond the attempts a second above which it throttles; null for no limit
 * @param sin amplitude, period in milliseconds and phase in radians of a wave its median follows
 * @param phases in the order in which they override each other
 */
public record ProviderSpec(
        String name,
        @JsonProperty("median_ms") double medianMillis,
        double sigma,
        @JsonProperty("capacity_per_s") double capacityPerSecond,
        @JsonProperty("limit_per_s") @Nullable Double limitPerSecond,
        List<Double> sin,
        List<Phase> phases) {

    public ProviderSpec {
        phases = phases == null ? List.of() : List.copyOf(phases);
        sin = sin == null ? List.of(0.0, 1.0, 0.0) : List.copyOf(sin);
        if (sin.size() != 3 || sin.get(1) <= 0) {
            throw new IllegalArgumentException("sin is [amplitude, period above 0, phase]");
        }
        if (medianMillis <= 0 || capacityPerSecond <= 0) {
            throw new IllegalArgumentException("median_ms and capacity_per_s are above 0");
        }
    }

    /** What the wave multiplies the median by at that time. */
    double wave(double now) {
        double amplitude = sin.get(0);
        return amplitude == 0 ? 1 : 1 + amplitude * Math.sin(2 * Math.PI * now / sin.get(1) + sin.get(2));
    }
}
