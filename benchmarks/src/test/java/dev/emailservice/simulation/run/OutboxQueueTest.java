package dev.emailservice.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.simulation.world.Rules;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxQueueTest {

    private final OutboxQueue queue = new OutboxQueue(Rules.DEFAULT);

    @Test
    void aBatchIsReadyAsSoonAsTenEmailsWait() {
        IntStream.range(0, 9).forEach(email -> queue.add(email, 5));
        assertThat(queue.isReady(5)).isFalse();
        queue.add(9, 5);
        assertThat(queue.isReady(5)).isTrue();
    }

    @Test
    void fewerAreReadyWhenTheOldestHasWaitedForTheWindow() {
        queue.add(0, 5);
        queue.add(1, 60);
        assertThat(queue.nextChange(60)).isEqualTo(105);
        assertThat(queue.isReady(104)).isFalse();
        assertThat(queue.isReady(105)).isTrue();
        assertThat(queue.visible(105)).isEqualTo(2);
    }

    @Test
    void whatIsGivenBackIsInvisibleForASecondAndThenTheFirst() {
        queue.giveBack(7, 0);
        queue.giveBack(8, 10);
        queue.add(1, 950);

        assertThat(queue.visible(999)).isEqualTo(1);
        assertThat(queue.nextChange(999)).isEqualTo(1_000);
        assertThat(queue.visible(1_010)).isEqualTo(3);
        assertThat(queue.isReady(1_049)).isFalse();
        assertThat(queue.isReady(1_050)).isTrue();
        assertThat(IntStream.range(0, 3).map(i -> queue.take(1_050))).containsExactly(7, 8, 1);
    }

    @Test
    void emailsThatAreAllVisibleAgainMakeABatch() {
        IntStream.range(0, 10).forEach(email -> queue.giveBack(email, email));
        assertThat(queue.isReady(1_008)).isFalse();
        assertThat(queue.isReady(1_009)).isTrue();
    }

    @Test
    void thousandsKeepTheirOrder() {
        IntStream.range(0, 3_000).forEach(email -> queue.add(email, email));
        IntStream.range(0, 2_500).forEach(email -> assertThat(queue.take(3_000)).isEqualTo(email));
        IntStream.range(3_000, 6_000).forEach(email -> queue.add(email, email));
        IntStream.range(2_500, 6_000)
                .forEach(email -> assertThat(queue.take(6_000)).isEqualTo(email));
        assertThat(queue.visible(6_000)).isZero();
    }
}
