package dev.emailservice.delivery.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.emailservice.model.settings.OutboxQueue;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryBackoffTest {

    private final RetryBackoff backoff = RetryBackoff.usual(new Random(1));

    @Test
    void aShortFaultCostsSecondsAndALongOneNoMoreThanHalfAnHourATry() {
        assertThat(backoff.delay(1, Duration.ZERO)).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2500));
        assertThat(backoff.delay(2, Duration.ZERO)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
        assertThat(backoff.delay(1000, Duration.ZERO)).isBetween(RetryBackoff.LONGEST, Duration.ofMinutes(32));
    }

    @Test
    void theReceivesTheQueueAllowsLastThroughAnOutageOfFourHoursEvenWithoutJitter() {
        RetryBackoff shortest = RetryBackoff.usual(() -> 0);
        Duration total = Duration.ZERO;
        for (int receive = 1; receive < OutboxQueue.MAX_RECEIVE_COUNT; receive++) {
            total = total.plus(shortest.delay(receive, Duration.ZERO));
        }
        assertThat(total).isGreaterThanOrEqualTo(Duration.ofHours(4));
    }

    @Test
    void bothEndsCanBeOtherOnes() {
        RetryBackoff quick = new RetryBackoff(Duration.ofMillis(33), Duration.ofSeconds(25), () -> 0);

        assertThat(quick.delay(1, Duration.ZERO)).isEqualTo(Duration.ofMillis(33));
        assertThat(quick.delay(20, Duration.ZERO)).isEqualTo(Duration.ofSeconds(25));
    }

    @Test
    void endsInTheWrongOrderAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryBackoff(Duration.ofSeconds(2), Duration.ofSeconds(1), () -> 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryBackoff(Duration.ZERO, Duration.ofSeconds(1), () -> 0));
    }

    @Test
    void itIsNeverShorterThanAsked() {
        assertThat(backoff.delay(1, Duration.ofSeconds(20))).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(25));
    }
}
