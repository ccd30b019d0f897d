package dev.emailservice.delivery.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.Deadline;
import dev.emailservice.delivery.World;
import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.ClaimResult;
import dev.emailservice.delivery.ledger.DeadLetterLedger;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault.Scope;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.queue.DeadLetterQueue;
import dev.emailservice.delivery.queue.QueueUnavailableException;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.EmailJobCodec;
import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BatchDeliveryTest {

    private final World world = new World();
    private final Map<String, String> deadLetters = new ConcurrentHashMap<>();
    private final Map<String, Duration> returned = new ConcurrentHashMap<>();
    private DeadLetterQueue deadLetterQueue = deadLetters::put;

    private List<String> deliver(List<IncomingMessage> batch) {
        return deliver(batch, world.deadline(), world.clock);
    }

    private List<String> deliver(List<IncomingMessage> batch, Deadline deadline, InstantSource clock) {
        MessageDelivery messages = new MessageDelivery(
                world.service,
                (b, r) -> deadLetterQueue.keep(b, r),
                (queue, receipt, delay) -> returned.put(receipt, delay),
                RetryBackoff.usual(world.random),
                world.metrics,
                world.clock);
        Prober prober = new Prober(
                List.of(world.ses, world.sendgrid), EmailAddress.of("probe@example.com"), world.clock, world.random);
        return new BatchDelivery(messages, world.router, prober, world.metrics, clock).deliver(batch, deadline);
    }

    private static IncomingMessage message(String id, String body) {
        return new IncomingMessage(id, "receipt-" + id, "outbox", body, 1);
    }

    private List<IncomingMessage> batchOf(int size) {
        List<IncomingMessage> batch = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            batch.add(message("m" + i, EmailJobCodec.encode(world.accepted())));
        }
        return batch;
    }

    @Test
    void aBatchOfTenIsDeliveredAndNobodyIsNamed() {
        assertThat(deliver(batchOf(10))).isEmpty();
        assertThat(world.attempts()).isEqualTo(10);
    }

    @Test
    void aFromNobodyMayUseEndsInTheDeadLetterQueueAndOpensNoBreaker() {
        world.ses.answers(new MessageFault("identity_not_verified", Scope.THIS_PROVIDER));
        world.sendgrid.answers(new MessageFault("sender_not_verified", Scope.THIS_PROVIDER));
        assertThat(deliver(batchOf(10))).isEmpty();
        assertThat(deadLetters).hasSize(10);
        assertThat(deadLetters.values()).allMatch(reason -> reason.endsWith("_not_verified"));

        world.ses.answers(new Accepted("m-1"));
        world.sendgrid.answers(new Unavailable("http_503"));
        assertThat(deliver(batchOf(1))).isEmpty();
        world.ses.answers(new Unavailable("http_503"));
        world.sendgrid.answers(new Accepted("m-2"));
        assertThat(deliver(batchOf(1))).isEmpty();
        assertThat(deadLetters).hasSize(10);
    }

    @Test
    void oneMalformedMessageGoesToTheDeadLetterQueueAndHoldsUpNoneOfItsBatch() {
        List<IncomingMessage> batch = batchOf(9);
        batch.add(4, message("bad", "{not json"));

        assertThat(deliver(batch)).isEmpty();
        assertThat(world.attempts()).isEqualTo(9);
        assertThat(deadLetters).containsExactly(Map.entry("{not json", "malformed_unreadable"));
    }

    @Test
    void aTamperedMessageIsNotSent() {
        EmailJob job = world.accepted();
        String body = EmailJobCodec.encode(job).replace("Hello", "Jello");

        assertThat(deliver(List.of(message("m", body)))).isEmpty();
        assertThat(world.attempts()).isZero();
        assertThat(deadLetters).containsValue("malformed_hash_mismatch");
    }

    @Test
    void aMessageOfANewerVersionWaitsForANewerWorker() {
        String body = EmailJobCodec.encode(world.accepted()).replace("\"schema\":1", "\"schema\":99");

        assertThat(deliver(List.of(message("m", body)))).containsExactly("m");
        assertThat(deadLetters).isEmpty();
        assertThat(returned).containsKey("receipt-m");
    }

    @Test
    void aMessageThatCanNotBeSentNowIsNamedAndReturnedWithADelay() {
        world.ses.answers(new Unavailable("http_503"));
        world.sendgrid.answers(new Unavailable("http_503"));

        assertThat(deliver(batchOf(2))).containsExactly("m0", "m1");
        assertThat(returned)
                .hasSize(2)
                .allSatisfy((receipt, delay) -> assertThat(delay).isPositive());
    }

    @Test
    void aMessageComesBackNoLaterThanItsEmailMayEndAsStaleAndIsThenDone() {
        world.ses.answers(new Unavailable("http_503"));
        world.sendgrid.answers(new Unavailable("http_503"));
        EmailJob plain = world.accepted();
        SendOptions options = new SendOptions(world.clock.instant().plusSeconds(60), null);
        EmailJob job = new EmailJob(plain.id(), plain.acceptedAt(), plain.email(), options);
        IncomingMessage message = new IncomingMessage("m", "receipt-m", "outbox", EmailJobCodec.encode(job), 15);

        assertThat(deliver(List.of(message))).containsExactly("m");
        assertThat(returned.get("receipt-m")).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(121));
        world.clock.advance(Duration.ofSeconds(121));
        assertThat(deliver(List.of(message))).isEmpty();
        assertThat(deadLetters).isEmpty();
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.EXPIRED);
    }

    @Test
    void aMessageNobodyWillTakeIsKeptWithItsReason() {
        world.ses.answers(new MessageFault("content_refused", MessageFault.Scope.EVERY_PROVIDER));
        world.sendgrid.answers(new MessageFault("content_refused", MessageFault.Scope.EVERY_PROVIDER));

        assertThat(deliver(batchOf(1))).isEmpty();
        assertThat(deadLetters).containsValue("content_refused");
    }

    @Test
    void aFailedEmailWhoseDeadLetterWasNotKeptIsKeptWhenItsMessageComesBack() {
        world.ses.answers(new MessageFault("content_refused", MessageFault.Scope.EVERY_PROVIDER));
        world.sendgrid.answers(new MessageFault("content_refused", MessageFault.Scope.EVERY_PROVIDER));
        deadLetterQueue = (body, reason) -> {
            throw new QueueUnavailableException("away", new IllegalStateException());
        };
        List<IncomingMessage> batch = batchOf(1);
        assertThat(deliver(batch)).containsExactly("m0");
        deadLetterQueue = deadLetters::put;

        assertThat(deliver(batch)).isEmpty();
        assertThat(deadLetters).containsValue("already_failed");
        assertThat(world.attempts()).isEqualTo(1);
    }

    @Test
    void theSecondCopyOfADiscardedEmailIsDoneWithoutADeadLetter() {
        EmailJob discarded = world.accepted();
        Instant now = world.clock.instant();
        if (world.ledger.claim(discarded.id(), "w", now, now.plusSeconds(20))
                instanceof ClaimResult.Claimed(Claim claim)) {
            world.ledger.failed(claim, DeadLetterLedger.DISCARDED, List.of());
        }

        assertThat(deliver(List.of(message("m0", EmailJobCodec.encode(discarded)))))
                .isEmpty();
        assertThat(deadLetters).isEmpty();
        assertThat(world.attempts()).isZero();
    }

    @Test
    void aMessageThatReachedTheQueueAfterItsSenderWasToldNoIsDoneWithoutADeadLetter() {
        EmailJob takenBack = world.accepted();
        world.ledger.notQueued(takenBack.id());

        assertThat(deliver(List.of(message("m0", EmailJobCodec.encode(takenBack)))))
                .isEmpty();
        assertThat(deadLetters).isEmpty();
        assertThat(world.attempts()).isZero();
    }

    @Test
    void withoutTheLedgerEveryMessageIsNamedAndNoneIsLost() {
        List<IncomingMessage> batch = batchOf(3);
        world.ledger.setUnavailable(true);

        assertThat(deliver(batch)).containsExactly("m0", "m1", "m2");
    }

    @Test
    void aMessageTheDeadLetterQueueDoesNotTakeComesBack() {
        deadLetterQueue = (body, reason) -> {
            throw new QueueUnavailableException("away", new IllegalStateException());
        };
        assertThat(deliver(List.of(message("bad", "nonsense")))).containsExactly("bad");
    }

    @Test
    void aMessageStillUnderWayAtTheDeadlineIsNamedAndTheAnswerIsInTime() {
        CountDownLatch never = new CountDownLatch(1);
        world.ses.runs(() -> hang(never));
        world.sendgrid.runs(() -> hang(never));
        InstantSource real = InstantSource.system();
        Deadline soon = new Deadline(real.instant().plus(Deadline.MARGIN).plusMillis(200));

        // The jobs' own clock stands still, so the attempt begins; the batch's clock is real, so its time runs out.
        List<IncomingMessage> batch = batchOf(1);
        assertThat(deliver(batch, new Deadline(soon.at()), real)).containsExactly("m0");
    }

    private static dev.emailservice.delivery.provider.AttemptOutcome hang(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new dev.emailservice.delivery.provider.AttemptOutcome.LocalFault("interrupted");
    }
}
