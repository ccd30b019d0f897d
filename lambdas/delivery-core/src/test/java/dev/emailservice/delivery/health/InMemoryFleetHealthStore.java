package dev.emailservice.delivery.health;

import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A {@link FleetHealthStore} for tests, held to the same {@link FleetHealthStoreContract} as the real one. Safe for use by
 * many threads.
 */
public final class InMemoryFleetHealthStore implements FleetHealthStore {

    private static final double MEAN_DECAY_MICROS = 10e6;
    private static final long MEAN_FORGOTTEN_MICROS = 60_000_000;

    private static final class State {
        final TreeMap<Long, long[]> window = new TreeMap<>();
        final TreeMap<Long, Long> usedPerSecond = new TreeMap<>();
        final TreeMap<Long, Long> usedPerHour = new TreeMap<>();
        double latencySum;
        double latencyCount;
        long latencyAt;
        long openUntil;
    }

    private final InstantSource clock;
    private final Map<ProviderName, State> states = new HashMap<>();
    private boolean unavailable;
    private int exchanges;

    /** An empty store that lives in this clock's time. */
    public InMemoryFleetHealthStore(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on every exchange answers empty and records nothing, or none does. */
    public synchronized void setUnavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    /** How many exchanges there were, failed ones included. */
    public synchronized int exchanges() {
        return exchanges;
    }

    @Override
    public synchronized Optional<Map<ProviderName, ProviderView>> exchange(
            List<ProviderReport> reports, Collection<ProviderName> providers) {
        exchanges++;
        if (unavailable) {
            return Optional.empty();
        }
        long now = clock.millis() * 1000;
        for (ProviderReport report : reports) {
            add(states.computeIfAbsent(report.provider(), _ -> new State()), report, now);
        }
        Map<ProviderName, ProviderView> views = new HashMap<>();
        for (ProviderName provider : providers) {
            State state = states.get(provider);
            views.put(provider, state == null ? ProviderView.UNUSED : view(state, now));
        }
        return Optional.of(Map.copyOf(views));
    }

    private static void add(State state, ProviderReport report, long now) {
        long second = now / 1_000_000;
        long[] bucket = state.window.computeIfAbsent(second, _ -> new long[2]);
        bucket[0] += report.attempts();
        bucket[1] += report.failures();
        state.usedPerSecond.merge(second, (long) report.recipients(), Long::sum);
        state.usedPerHour.merge(second / 3600, (long) report.recipients(), Long::sum);
        if (report.attempts() > 0) {
            double decay = Math.exp(-(now - state.latencyAt) / MEAN_DECAY_MICROS);
            state.latencySum = state.latencySum * decay + report.totalLatency().toNanos() / 1000.0;
            state.latencyCount = state.latencyCount * decay + report.attempts();
            state.latencyAt = now;
        }
        if (report.closed()) {
            state.openUntil = 0;
        }
        Duration openFor = report.openFor();
        if (openFor != null) {
            state.openUntil = Math.max(state.openUntil, now + openFor.toNanos() / 1000);
        }
    }

    private static ProviderView view(State state, long now) {
        long second = now / 1_000_000;
        long attempts = 0;
        long failures = 0;
        for (long[] bucket : state.window.tailMap(second - 9).values()) {
            attempts += bucket[0];
            failures += bucket[1];
        }
        boolean known = state.latencyCount > 0 && now - state.latencyAt < MEAN_FORGOTTEN_MICROS;
        return new ProviderView(
                known ? Duration.ofNanos((long) (state.latencySum / state.latencyCount * 1000)) : null,
                attempts,
                failures,
                state.usedPerSecond.getOrDefault(second, 0L),
                state.usedPerHour.tailMap(second / 3600 - 24).values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                Duration.ofNanos(Math.max(0, state.openUntil - now) * 1000));
    }
}
