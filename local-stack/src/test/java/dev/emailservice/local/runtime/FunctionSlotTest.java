package dev.emailservice.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FunctionSlotTest {

    @Test
    void a_process_that_worked_is_replaced_at_once_and_one_that_never_started_after_a_doubling_pause() {
        assertThat(FunctionSlot.pauseAfter(0)).isZero();
        assertThat(FunctionSlot.pauseAfter(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(FunctionSlot.pauseAfter(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(FunctionSlot.pauseAfter(5)).isEqualTo(Duration.ofSeconds(8));
        assertThat(FunctionSlot.pauseAfter(6)).isEqualTo(Duration.ofSeconds(10));
        assertThat(FunctionSlot.pauseAfter(1_000_000)).isEqualTo(Duration.ofSeconds(10));
    }
}
