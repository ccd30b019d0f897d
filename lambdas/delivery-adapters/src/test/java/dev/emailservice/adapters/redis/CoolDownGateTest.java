package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class CoolDownGateTest {

    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final CoolDownGate gate = new CoolDownGate(() -> now, Duration.ofSeconds(5));

    @Test
    void afterAFailureItIsShutForTheCoolDown() {
        assertThat(gate.isOpen()).isTrue();
        gate.failed();
        now = now.plusMillis(4999);
        assertThat(gate.isOpen()).isFalse();
        now = now.plusMillis(1);
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void aRecoveryOpensItAtOnce() {
        gate.failed();
        gate.recovered();
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void aClockSetBackDoesNotKeepItShut() {
        gate.failed();
        now = now.minusSeconds(600);
        assertThat(gate.isOpen()).isTrue();
    }
}
