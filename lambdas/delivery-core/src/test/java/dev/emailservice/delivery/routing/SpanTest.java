package dev.emailservice.delivery.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpanTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Span span = new Span(START, Duration.ofSeconds(3));

    @Test
    void itRunsOutAndStaysOver() {
        assertThat(span.left(START.plusSeconds(1))).isEqualTo(Duration.ofSeconds(2));
        assertThat(span.isOver(START.plusSeconds(2))).isFalse();
        assertThat(span.isOver(START.plusSeconds(3))).isTrue();
        assertThat(span.left(START.plusSeconds(600))).isZero();
    }

    @Test
    void aClockThatWasSetBackEndsIt() {
        assertThat(span.isOver(START.minusSeconds(600))).isTrue();
    }
}
