package dev.emailservice.delivery.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.ManualClock;
import dev.emailservice.delivery.fleet.HealthSignal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProviderBreakerTest {

    private static final Duration TOOK = Duration.ofMillis(20);

    private final ManualClock clock = new ManualClock();
    private final ProviderBreaker breaker = new ProviderBreaker("ses", clock);

    private void attempt(HealthSignal signal) {
        assertThat(breaker.tryAcquirePermission()).isTrue();
        breaker.record(signal, TOOK);
    }

    private void open() {
        for (int i = 0; i < ProviderBreaker.MINIMUM_ATTEMPTS; i++) {
            attempt(HealthSignal.FAILURE);
        }
    }

    @Test
    void enoughFailuresOpenIt() {
        open();
        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.tryAcquirePermission()).isFalse();
    }

    @Test
    void halfOpenLetsExactlyOneThrough() {
        open();
        clock.advance(ProviderBreaker.OPEN.plusMillis(1));

        assertThat(breaker.tryAcquirePermission()).isTrue();
        assertThat(breaker.tryAcquirePermission()).isFalse();
        breaker.record(HealthSignal.SUCCESS, TOOK);
        assertThat(breaker.isClosed()).isTrue();
    }

    @Test
    void aFailedProbeOpensItAgain() {
        open();
        clock.advance(ProviderBreaker.OPEN.plusMillis(1));
        attempt(HealthSignal.FAILURE);
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void aProbeThatSaysNothingOfTheProviderGivesItsPermissionBack() {
        open();
        clock.advance(ProviderBreaker.OPEN.plusMillis(1));
        attempt(HealthSignal.NONE);
        assertThat(breaker.tryAcquirePermission()).isTrue();
    }

    @Test
    void oneOutOfServiceIsEnoughAndLastsForAMinute() {
        attempt(HealthSignal.OUT_OF_SERVICE);
        clock.advance(Duration.ofSeconds(50));
        assertThat(breaker.tryAcquirePermission()).isFalse();
        clock.advance(Duration.ofSeconds(20));
        assertThat(breaker.tryAcquirePermission()).isTrue();
    }

    @Test
    void successesInBetweenKeepItClosed() {
        for (int i = 0; i < 20; i++) {
            attempt(HealthSignal.SUCCESS);
            attempt(HealthSignal.SUCCESS);
            attempt(HealthSignal.FAILURE);
            assertThat(breaker.isClosed()).isTrue();
        }
    }
}
