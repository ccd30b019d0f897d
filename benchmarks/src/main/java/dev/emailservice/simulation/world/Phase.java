package dev.emailservice.simulation.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which a provider behaves otherwise; what is null stays as it was.
 *
 * @param from its start in milliseconds, inclusive
 * @param to its end in milliseconds, exclusive
 * @param error the probability that an attempt fails after its full duration
 * @param hang the fraction of attempts that hang
 */
public record Phase(
        double from,
        double to,
        @Nullable Mode mode,
        @JsonProperty("median_ms") @Nullable Double medianMillis,
        @Nullable Double error,
        @Nullable Double hang,
        @JsonProperty("capacity_per_s") @Nullable Double capacityPerSecond) {

    boolean covers(double now) {
        return from <= now && now < to;
    }
}
