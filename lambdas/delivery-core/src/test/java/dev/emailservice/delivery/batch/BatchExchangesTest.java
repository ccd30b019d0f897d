package dev.emailservice.delivery.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.World;
import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Exchange.Purpose;
import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.fleet.ScriptedStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a batch costs the fleet's store. */
class BatchExchangesTest {

    private final World world = new World();

    @Test
    void aBatchThatSucceedsIsTwoExchangesAndWhatItReservedIsSettled() {
        // Attempts that take no time are never overdue, however the threads are scheduled.
        world.ses.takes(Duration.ZERO);
        world.sendgrid.takes(Duration.ZERO);
        world.store.answers(ScriptedStore.of(
                world.ses.name(), ScriptedStore.limited(0.6, 10, Duration.ZERO),
                world.sendgrid.name(), ScriptedStore.limited(0.4, 10, Duration.ZERO)));

        assertThat(Batches.of(world).deliver(Batches.messages(world, 10), world.deadline()))
                .isEmpty();

        assertThat(world.store.exchanges().stream().map(Exchange::purpose))
                .containsExactly(Purpose.BATCH, Purpose.REPORT);
        assertThat(world.store.exchanges().getFirst().wanted()).isEqualTo(10);
        assertThat(world.store.exchanges().getLast().reports().stream()
                        .mapToInt(ProviderReport::usage)
                        .sum())
                .isEqualTo(10 - 20);
    }

    @Test
    void theFleetsViewIsWrittenOnceABatch() {
        world.store.answers(ScriptedStore.of(
                world.ses.name(), ScriptedStore.closed(1), world.sendgrid.name(), ScriptedStore.open()));
        Batches.of(world).deliver(Batches.messages(world, 3), world.deadline());
        assertThat(world.metrics.statuses()).hasSize(2);
    }

    @Test
    void withoutAnAnswerTheBatchGoesOutAllTheSame() {
        assertThat(Batches.of(world).deliver(Batches.messages(world, 10), world.deadline()))
                .isEmpty();
        assertThat(world.attempts()).isEqualTo(10);
        assertThat(world.metrics.statuses()).isEmpty();
    }
}
