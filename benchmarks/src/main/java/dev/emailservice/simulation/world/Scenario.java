package dev.emailservice.simulation.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One scenario of a scenario file. Times in milliseconds from the start of the run.
 *
 * @param durationMillis how long emails arrive
 * @param ratePerSecond the mean rate of their Poisson arrivals
 * @param redisDown from when to when Redis is dead; [-1, -1] for never
 * @param poisonWorker the worker that cannot reach the first provider; -1 for none
 */
public record Scenario(
        String id,
        String note,
        @JsonProperty("duration_ms") double durationMillis,
        int workers,
        @JsonProperty("rate_per_s") double ratePerSecond,
        @JsonProperty("redis_down") List<Double> redisDown,

        @JsonProperty(value = "poison_worker", defaultValue = "-1")
        Integer poisonWorker,

        FaultEvent event,
        List<ProviderSpec> providers) {

    /** Providers an email has tried are a bit mask, as a set of that many. */
    public static final int MOST_PROVIDERS = 31;

    public Scenario {
        note = note == null ? "" : note;
        redisDown = redisDown == null ? List.of(-1.0, -1.0) : List.copyOf(redisDown);
        poisonWorker = poisonWorker == null ? -1 : poisonWorker;
        event = event == null ? FaultEvent.NONE : event;
        providers = List.copyOf(providers);
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("a scenario has an id");
        }
        if (durationMillis <= 0 || workers < 1 || ratePerSecond <= 0) {
            throw new IllegalArgumentException(id + ": duration_ms, workers and rate_per_s are above 0");
        }
        if (redisDown.size() != 2) {
            throw new IllegalArgumentException(id + ": redis_down is [from, to]");
        }
        if (providers.isEmpty() || providers.size() > MOST_PROVIDERS || event.provider() >= providers.size()) {
            throw new IllegalArgumentException(id + ": 1 to " + MOST_PROVIDERS + " providers, the event's among them");
        }
    }

    /** The same with another number of workers. */
    public Scenario withWorkers(int number) {
        return new Scenario(id, note, durationMillis, number, ratePerSecond, redisDown, poisonWorker, event, providers);
    }

    /**
     * When failed attempts count as a consequence: during the event and for a while after it; where no event is named, from the
     * first fault of a provider to the last one's end and for a while after it; without faults, always.
     */
    public boolean countsFailuresAt(double now) {
        if (event.exists()) {
            return event.concerns(now);
        }
        List<Phase> phases = providers.stream()
                .flatMap(provider -> provider.phases().stream())
                .toList();
        double from = phases.stream().mapToDouble(Phase::from).min().orElse(Double.NEGATIVE_INFINITY);
        double to = phases.stream().mapToDouble(Phase::to).max().orElse(Double.POSITIVE_INFINITY);
        return new FaultEvent(-1, from, to).concerns(now);
    }

    /** Whether Redis is dead at that time. */
    boolean isRedisDown(double now) {
        return redisDown.get(0) <= now && now < redisDown.get(1);
    }
}
