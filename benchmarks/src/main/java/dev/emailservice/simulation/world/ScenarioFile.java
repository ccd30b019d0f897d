package dev.emailservice.simulation.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of scenarios with what holds in all of them.
 *
 * @param seeds the seeds they run with unless others are asked for
 */
public record ScenarioFile(List<Long> seeds, Rules rules, List<Scenario> scenarios) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** Reads a scenario file; throws an IOException where it can't be read or says something impossible. */
    public static ScenarioFile read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Wire.class).toFile();
    }

    /** The file as it is written. */
    private record Wire(
            @Nullable List<Long> seeds,
            @JsonProperty("attempt_timeout_ms") @Nullable Double attemptTimeoutMillis,
            @JsonProperty("redis_rtt_ms") @Nullable Double redisRoundTripMillis,
            @Nullable Integer batch,
            @JsonProperty("batch_window_ms") @Nullable Double batchWindowMillis,
            @JsonProperty("background_error") @Nullable Double backgroundError,
            @Nullable List<Scenario> scenarios) {

        ScenarioFile toFile() throws IOException {
            if (scenarios == null || scenarios.isEmpty()) {
                throw new IOException("no scenarios");
            }
            Rules otherwise = Rules.DEFAULT;
            Rules rules = new Rules(
                    or(attemptTimeoutMillis, otherwise.attemptTimeoutMillis()),
                    or(redisRoundTripMillis, otherwise.redisRoundTripMillis()),
                    batch == null ? otherwise.batch() : batch,
                    or(batchWindowMillis, otherwise.batchWindowMillis()),
                    or(backgroundError, otherwise.backgroundError()));
            return new ScenarioFile(
                    seeds == null || seeds.isEmpty() ? List.of(1L) : List.copyOf(seeds), rules, List.copyOf(scenarios));
        }

        private static double or(@Nullable Double value, double otherwise) {
            return value == null ? otherwise : value;
        }
    }
}
