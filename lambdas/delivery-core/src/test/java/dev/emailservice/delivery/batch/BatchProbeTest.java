package dev.emailservice.delivery.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.Deadline;
import dev.emailservice.delivery.World;
import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Plan;
import dev.emailservice.delivery.fleet.ProviderPlan;
import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.fleet.ProviderReport.ProbeResult;
import dev.emailservice.delivery.fleet.ScriptedStore;
import dev.emailservice.delivery.provider.AttemptBudget;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.model.ledger.LedgerState;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A batch sends the probe the fleet asks of its worker, beside its messages. */
@Timeout(30)
class BatchProbeTest {

    private final World world = new World();

    private Plan sesAnd(ProviderPlan sendgrid) {
        return ScriptedStore.of(world.ses.name(), ScriptedStore.closed(1), world.sendgrid.name(), sendgrid);
    }

    private List<ProbeResult> results() {
        return world.store
                .reports(world.sendgrid.name())
                .map(ProviderReport::probe)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    @Test
    void theBatchEndsOnlyWhenItsProbeHasBeenAnsweredAndTold() throws Exception {
        CountDownLatch probing = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        world.sendgrid.runs(() -> {
            probing.countDown();
            return afterwards(answer);
        });
        world.store.answersOnce(sesAnd(ScriptedStore.toBeProbed()));
        world.store.answers(sesAnd(ScriptedStore.open()));
        List<IncomingMessage> messages = Batches.messages(world, 1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<String>> batch = threads.submit(() -> Batches.of(world).deliver(messages, world.deadline()));
            probing.await();
            while (world.ledger.entries(LedgerState.SENT) < 1) {
                Thread.sleep(1);
            }
            assertThat(batch.isDone()).isFalse();
            assertThat(results()).isEmpty();

            answer.countDown();

            assertThat(batch.get()).isEmpty();
            assertThat(results()).containsExactly(ProbeResult.WELL);
            assertThat(world.sendgrid.offered()).isEmpty();
        }
    }

    @Test
    void aProbeThatTheLastExchangeOfABatchAsksForIsSentToo() {
        world.ses.runs(() -> {
            world.store.answersOnce(sesAnd(ScriptedStore.toBeProbed()));
            return new Unavailable("http_503");
        });
        world.store.answers(sesAnd(ScriptedStore.open()));
        Batches.of(world).deliver(Batches.messages(world, 1), world.deadline());
        assertThat(world.store.exchanges().stream().map(Exchange::purpose)).contains(Exchange.Purpose.FAILOVER);
        assertThat(results()).containsExactly(ProbeResult.WELL);
    }

    @Test
    void aProbeThatNoTimeIsLeftForGoesBackToTheFleet() {
        world.store.answersOnce(sesAnd(ScriptedStore.toBeProbed()));
        world.store.answers(sesAnd(ScriptedStore.open()));
        Deadline near = new Deadline(world.clock
                .instant()
                .plus(AttemptBudget.LONGEST_ATTEMPT)
                .plus(Deadline.MARGIN)
                .minusMillis(1));
        Batches.of(world).deliver(Batches.messages(world, 1), near);
        assertThat(results()).containsExactly(ProbeResult.NONE);
        assertThat(world.store.exchanges().getLast().mayProbe()).isFalse();
        assertThat(world.router.takeProbe()).isEmpty();
    }

    private static AttemptOutcome afterwards(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Accepted(null);
    }
}
