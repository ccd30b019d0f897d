package dev.emailservice.delivery.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlindRateTest {

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private double mean(int wanted, int largest, int limit, double demand) {
        return IntStream.range(0, 20_000)
                .map(_ -> BlindRate.permits(wanted, largest, limit, demand, random))
                .average()
                .orElseThrow();
    }

    @Test
    void aBatchGetsTheLimitsPartOfTheDemandLessATenth() {
        assertThat(mean(10, 1, 300, 1000)).as("seed %d", seed).isBetween(2.6, 2.8);
    }

    @Test
    void aBatchOfOneGetsItsPartToo() {
        assertThat(mean(1, 1, 300, 1000)).as("seed %d", seed).isBetween(0.24, 0.30);
    }

    @Test
    void aLargeEmailGoesWholeOrNotAtAll() {
        assertThat(IntStream.range(0, 1000).map(_ -> BlindRate.permits(50, 50, 300, 1000, random)))
                .as("seed %d", seed)
                .contains(0, 50)
                .containsOnly(0, 50);
        assertThat(mean(50, 50, 300, 1000)).as("seed %d", seed).isBetween(12.0, 15.0);
    }

    @Test
    void aDemandBelowTheLimitIsServedWhole() {
        assertThat(mean(10, 1, 300, 100)).isEqualTo(10);
    }

    @Test
    void withoutAKnownDemandATenthOfASecondsLimitGoesThrough() {
        assertThat(BlindRate.permits(100, 1, 300, 0, random)).isEqualTo(30);
        assertThat(BlindRate.permits(10, 1, 50, 0, random)).isEqualTo(5);
    }

    @Test
    void withoutAKnownDemandASmallBatchGoesThroughWhole() {
        assertThat(BlindRate.permits(10, 1, 300, 0, random)).isEqualTo(10);
    }

    @Test
    void withoutAKnownDemandOneEmailGoesThroughHoweverLowTheLimit() {
        assertThat(BlindRate.permits(10, 3, 5, 0, random)).isEqualTo(3);
    }

    @Test
    void whoWantsNothingGetsNothing() {
        assertThat(BlindRate.permits(0, 1, 300, 0, random)).isZero();
        assertThat(mean(0, 1, 300, 1000)).isZero();
    }
}
