package dev.emailservice.delivery.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryBackoffTest {

    private final RetryBackoff backoff = new RetryBackoff(new Random(1));

    @Test
    void aShortFaultCostsSecondsAndALongOneNoMoreThanAQuarterOfAnHourATry() {
        assertThat(backoff.delay(1, Duration.ZERO)).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2500));
        assertThat(backoff.delay(2, Duration.ZERO)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
        assertThat(backoff.delay(1000, Duration.ZERO)).isBetween(RetryBackoff.LONGEST, Duration.ofMinutes(19));
    }

    @Test
    void itIsNeverShorterThanAsked() {
        assertThat(backoff.delay(1, Duration.ofSeconds(20))).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(25));
    }
}
