package dev.emailservice.delivery.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.World;
import dev.emailservice.delivery.ledger.AttemptRecord;
import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.ClaimResult.Claimed;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.queue.DeadLetterQueue;
import dev.emailservice.delivery.queue.QueueUnavailableException;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.EmailJobCodec;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.settings.OnUnknown;
import dev.emailservice.model.settings.OutboxQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What the worker does with a message it gets for the last time. */
class LastReceiveTest {

    private final Map<String, String> deadLetters = new ConcurrentHashMap<>();
    private final Map<String, Duration> returned = new ConcurrentHashMap<>();

    private List<String> deliver(World world, String body, int receiveCount) {
        return deliver(world, body, receiveCount, deadLetters::put);
    }

    private List<String> deliver(World world, String body, int receiveCount, DeadLetterQueue deadLetterQueue) {
        MessageDelivery messages = new MessageDelivery(
                world.service,
                deadLetterQueue,
                (queue, receipt, delay) -> returned.put(receipt, delay),
                RetryBackoff.usual(world.random),
                world.metrics,
                world.clock);
        Prober prober = new Prober(
                List.of(world.ses, world.sendgrid), EmailAddress.of("probe@example.com"), world.clock, world.random);
        return new BatchDelivery(messages, world.router, prober, world.metrics, world.clock)
                .deliver(List.of(new IncomingMessage("m", "receipt", "outbox", body, receiveCount)), world.deadline());
    }

    private static World down() {
        World world = new World();
        world.ses.answers(new Unavailable("http_503"));
        world.sendgrid.answers(new Unavailable("http_503"));
        return world;
    }

    @Test
    void beforeItAMessageGoesBack() {
        World world = down();
        String body = EmailJobCodec.encode(world.accepted());
        assertThat(deliver(world, body, OutboxQueue.MAX_RECEIVE_COUNT - 1)).containsExactly("m");
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void onItAMessageIsKeptWithTheReasonItWouldHaveGoneBackForAndItsEntryStaysOpen() {
        World world = down();
        EmailJob job = world.accepted();
        String body = EmailJobCodec.encode(job);
        assertThat(deliver(world, body, OutboxQueue.MAX_RECEIVE_COUNT)).isEmpty();
        assertThat(deadLetters.get(body)).startsWith("receives_exhausted_").matches("[a-z_]+");
        assertThat(returned).isEmpty();
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.QUEUED);
    }

    @Test
    void anEmailWhoseMessageIsMovedBackSimplyGoesOn() {
        World world = down();
        EmailJob job = world.accepted();
        String body = EmailJobCodec.encode(job);
        deliver(world, body, OutboxQueue.MAX_RECEIVE_COUNT);
        world.ses.answers(new Accepted("m-1"));
        world.sendgrid.answers(new Accepted("m-1"));
        world.clock.advance(Duration.ofHours(1));

        assertThat(deliver(world, body, 1)).isEmpty();
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.SENT);
    }

    @Test
    void anEmailThatWaitsForItsConfirmationStaysUnknownAndGoesOnWhenMovedBack() {
        World world = new World(OnUnknown.CONFIRM_FIRST);
        world.ses.answers(new Unknown("read_timeout"));
        world.sendgrid.answers(new Unknown("read_timeout"));
        EmailJob job = world.accepted();
        String body = EmailJobCodec.encode(job);
        assertThat(deliver(world, body, OutboxQueue.MAX_RECEIVE_COUNT)).isEmpty();
        assertThat(deadLetters).containsEntry(body, "receives_exhausted_awaiting_confirmation");
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.UNKNOWN);

        world.ses.answers(new Accepted("m-1"));
        world.sendgrid.answers(new Accepted("m-1"));
        world.clock.advance(Duration.ofHours(1));
        deliver(world, body, 1);
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.SENT);
    }

    @Test
    void aMessageKeptWhileAnotherWorkerSendsItsEmailIsNotSentAgainWhenMovedBack() {
        World world = new World();
        EmailJob job = world.accepted();
        String body = EmailJobCodec.encode(job);
        Instant now = world.clock.instant();
        Claim other = ((Claimed) world.ledger.claim(job.id(), "other", now, now.plusSeconds(20))).claim();
        assertThat(world.ledger.begin(other, new Call(world.ses.name(), now), List.of()))
                .isTrue();

        assertThat(deliver(world, body, OutboxQueue.MAX_RECEIVE_COUNT)).isEmpty();
        assertThat(deadLetters).containsEntry(body, "receives_exhausted_claimed_elsewhere");
        AttemptRecord accept =
                new AttemptRecord(world.ses.name(), new Accepted("m-1"), now, Duration.ofMillis(10), "the cheapest");
        world.ledger.sent(other, world.ses.name(), "m-1", List.of(accept));
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.SENT);

        assertThat(deliver(world, body, 1)).isEmpty();
        assertThat(world.attempts()).isZero();
    }

    @Test
    void aMessageKeptWhileAnotherWorkerDiesWithItsEmailIsSentWhenMovedBack() {
        World world = new World();
        EmailJob job = world.accepted();
        String body = EmailJobCodec.encode(job);
        Instant now = world.clock.instant();
        world.ledger.claim(job.id(), "other", now, now.plusSeconds(20));
        deliver(world, body, OutboxQueue.MAX_RECEIVE_COUNT);
        world.clock.advance(Duration.ofSeconds(21));

        assertThat(deliver(world, body, 1)).isEmpty();
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.SENT);
    }

    @Test
    void withoutTheLedgerTheMessageIsKeptAllTheSame() {
        World world = new World();
        String body = EmailJobCodec.encode(world.accepted());
        world.ledger.setUnavailable(true);
        assertThat(deliver(world, body, OutboxQueue.MAX_RECEIVE_COUNT)).isEmpty();
        assertThat(deadLetters).containsEntry(body, "receives_exhausted_infrastructure");
    }

    @Test
    void whereTheDeadLetterQueueIsAwayTheMessageGoesBackForSqsToMove() {
        World world = down();
        String body = EmailJobCodec.encode(world.accepted());
        DeadLetterQueue away = (message, reason) -> {
            throw new QueueUnavailableException("away", new IllegalStateException());
        };
        assertThat(deliver(world, body, OutboxQueue.MAX_RECEIVE_COUNT, away)).containsExactly("m");
        assertThat(returned).containsKey("receipt");
    }
}
