package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.ManualClock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The script's window of ten seconds, all other rules off, counts and judges as resilience4j's, which evicts whole seconds too. */
final class WindowDifferentialTest {

    private static final double NEVER = 1e9;
    private static final int RUNS = 40;
    private static final int STEPS = 200;

    private final ManualClock clock = new ManualClock();
    private final Random random;

    WindowDifferentialTest() {
        long seed = new Random().nextLong();
        System.out.println("WindowDifferentialTest seed " + seed);
        random = new Random(seed);
    }

    @Test
    void theSameOutcomesAtTheSameTimesGiveTheSameRatesAndTheSameState() {
        int opened = 0;
        try (TestFleet fleet = TestFleet.with("ses")) {
            fleet.rule("streak", NEVER);
            fleet.rule("score", NEVER);
            fleet.rule("stall", NEVER);
            for (int run = 0; run < RUNS; run++) {
                fleet.command("DEL", RoutingScript.KEY);
                fleet.tell("alone");
                opened += runUntilOpen(fleet, breaker(), 0.1 + 0.6 * random.nextDouble()) ? 1 : 0;
            }
        }
        // Else the comparison would have been of nothing.
        assertThat(opened).isBetween(RUNS / 4, RUNS - 1);
    }

    private boolean runUntilOpen(TestFleet fleet, CircuitBreaker oracle, double failing) {
        int longestPause = 300 + random.nextInt(2000);
        for (int step = 0; step < STEPS && !fleet.plan("ses").open(); step++) {
            int pause = random.nextInt(100) == 0 ? 15_000 : random.nextInt(longestPause);
            clock.advance(Duration.ofMillis(pause));
            fleet.restUntil(clock.instant());
            boolean fails = random.nextDouble() < failing;
            if (fails) {
                oracle.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("an attempt failed"));
            } else {
                oracle.onSuccess(0, TimeUnit.NANOSECONDS);
            }
            fleet.tell(
                    "alone", fails ? fleet.of("ses").failed(1) : fleet.of("ses").ok(1));
            assertThat(fleet.plan("ses").open()).isEqualTo(oracle.getState() == State.OPEN);
            if (!fleet.plan("ses").open()) {
                JsonNode ring = fleet.stored("ses").path("ring");
                assertThat(sum(ring, 0)).isEqualTo(oracle.getMetrics().getNumberOfBufferedCalls());
                assertThat(sum(ring, 1)).isEqualTo(oracle.getMetrics().getNumberOfFailedCalls());
            }
        }
        return fleet.plan("ses").open();
    }

    private static int sum(JsonNode ring, int column) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += ring.path(2 * i + column).asInt();
        }
        return sum;
    }

    private CircuitBreaker breaker() {
        return CircuitBreaker.of(
                "oracle",
                CircuitBreakerConfig.custom()
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .slidingWindow(
                                10, 10, SlidingWindowType.TIME_BASED, SlidingWindowSynchronizationStrategy.SYNCHRONIZED)
                        .failureRateThreshold(50)
                        .build());
    }
}
