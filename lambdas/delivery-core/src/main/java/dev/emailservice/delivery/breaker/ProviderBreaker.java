package dev.emailservice.delivery.breaker;

import dev.emailservice.delivery.fleet.HealthSignal;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * This worker's own circuit breaker of one provider: closed, open, half-open as in resilience4j's "CircuitBreaker" guide. It
 * guards against what only this worker sees, and is all there is while the fleet's store is away.
 *
 * <p>Each {@link #tryAcquirePermission()} that gives one is followed by exactly one {@link #record}.
 */
public final class ProviderBreaker {

    /** The last attempts that count. So few, that a provider which fails them all is left within one batch. */
    static final int WINDOW = 6;

    /** Attempts before a rate means anything. */
    static final int MINIMUM_ATTEMPTS = 3;

    /** The failure rate that opens the breaker, in percent. */
    static final float FAILURE_RATE = 50;

    /** How long it stays open before its first trial. */
    public static final Duration OPEN = Duration.ofSeconds(5);

    /** How long it stays open at most: from one failed trial to the next it quadruples. */
    static final Duration LONGEST_OPEN = Duration.ofSeconds(20);

    /** How long a provider is left alone that needs somebody to act. */
    public static final Duration OUT_OF_SERVICE = Duration.ofMinutes(1);

    private final CircuitBreaker breaker;

    public ProviderBreaker(String provider, InstantSource clock) {
        // No automatic transition: it runs on a scheduler thread, and those freeze between invocations.
        breaker = CircuitBreaker.of(
                provider,
                CircuitBreakerConfig.custom()
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .slidingWindow(
                                WINDOW,
                                MINIMUM_ATTEMPTS,
                                SlidingWindowType.COUNT_BASED,
                                CircuitBreakerConfig.SlidingWindowSynchronizationStrategy.SYNCHRONIZED)
                        .failureRateThreshold(FAILURE_RATE)
                        .waitIntervalFunctionInOpenState(IntervalFunction.ofExponentialBackoff(OPEN, 4, LONGEST_OPEN))
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .writableStackTraceEnabled(false)
                        .build());
    }

    /** Takes a permission for one attempt, or answers false: an open breaker is an answer, never an exception. */
    public boolean tryAcquirePermission() {
        return breaker.tryAcquirePermission();
    }

    /** Whether attempts are held back now. */
    public boolean isOpen() {
        return breaker.getState() == State.OPEN;
    }

    /** Whether attempts pass freely. */
    public boolean isClosed() {
        return breaker.getState() == State.CLOSED;
    }

    /** Forgets everything: the fleet knows of a new state of the provider. */
    public void reset() {
        breaker.reset();
    }

    /** Opens it, if it is closed. */
    public void trip() {
        // From open to open would silently extend the wait.
        if (isClosed()) {
            breaker.transitionToOpenState();
        }
    }

    /** Settles one permission. */
    public void record(HealthSignal signal, Duration took) {
        switch (signal) {
            case SUCCESS -> breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
            case FAILURE -> breaker.onError(took.toNanos(), TimeUnit.NANOSECONDS, new AttemptFailed());
            case OUT_OF_SERVICE -> {
                breaker.releasePermission();
                breaker.transitionToOpenStateFor(OUT_OF_SERVICE);
            }
            case NONE -> breaker.releasePermission();
        }
    }

    /** What resilience4j wants to be given for a failure; it never leaves this class. */
    private static final class AttemptFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AttemptFailed() {
            super(null, null, false, false);
        }
    }
}
