package dev.emailservice.delivery.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.intake.IntakeResult.Accepted;
import dev.emailservice.delivery.intake.IntakeResult.InProgress;
import dev.emailservice.delivery.intake.IntakeResult.KeyReused;
import dev.emailservice.delivery.intake.IntakeResult.Replayed;
import dev.emailservice.delivery.intake.IntakeResult.Unavailable;
import dev.emailservice.delivery.ledger.InMemoryLedger;
import dev.emailservice.delivery.queue.OutboxQueueSender;
import dev.emailservice.delivery.queue.QueueUnavailableException;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.SendOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdempotentIntakeTest {

    private static final EmailRequest EMAIL = RequestBody.accepted(RequestBody.SMALL);
    private static final IdempotencyKey KEY = new IdempotencyKey("caller", "order-1");

    private final InMemoryOnceLedger ledger = new InMemoryOnceLedger();
    private final List<EmailJob> queued = Collections.synchronizedList(new ArrayList<>());
    private Instant now = Instant.parse("2026-11-24T10:15:30Z");

    private IntakeResult accept(OutboxQueueSender queue, IdempotencyKey key, String payload) {
        Random random = new Random();
        EmailIntake intake = new EmailIntake(new InMemoryLedger(), queue, () -> now, random);
        return new IdempotentIntake(intake, ledger, () -> now, random).accept(EMAIL, SendOptions.NONE, key, payload);
    }

    private IntakeResult accept() {
        return accept(queued::add, KEY, "p");
    }

    private static EmailId id(IntakeResult result) {
        return ((Accepted) result).id();
    }

    @Test
    void aRepeatedRequestIsAnsweredWithTheSameIdAndQueuedOnce() {
        EmailId id = id(accept());

        assertThat(accept()).isEqualTo(new Replayed(id));
        assertThat(queued).extracting(EmailJob::id).containsExactly(id);
    }

    @Test
    void anotherContentUnderTheSameKeyIsRefused() {
        accept();

        assertThat(accept(queued::add, KEY, "q")).isEqualTo(new KeyReused());
        assertThat(queued).hasSize(1);
    }

    @Test
    void twoCallersWithTheSameKeyHaveTwoEmails() {
        EmailId id = id(accept());

        assertThat(id(accept(queued::add, new IdempotencyKey("other", KEY.value()), "q")))
                .isNotEqualTo(id);
    }

    @Test
    void noScopeRunsIntoAKey() {
        EmailId one = id(accept(queued::add, new IdempotencyKey("ab", "c"), "p"));
        EmailId other = id(accept(queued::add, new IdempotencyKey("a", "bc"), "p"));

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void afterADayTheKeyStandsForANewEmailAsOftenAsThat() {
        EmailId first = id(accept());
        now = now.plus(IdempotentIntake.KEPT).minusSeconds(1);
        assertThat(accept()).isEqualTo(new Replayed(first));

        now = now.plusSeconds(1);
        EmailId second = id(accept(queued::add, KEY, "q"));
        assertThat(second).isNotEqualTo(first);
        assertThat(accept(queued::add, KEY, "q")).isEqualTo(new Replayed(second));
        now = now.plus(IdempotentIntake.KEPT);
        assertThat(id(accept())).isNotIn(first, second);
    }

    @Test
    void whileARequestIsAtWorkAnotherIsToldToComeAgain() {
        IntakeResult first = accept(
                job -> {
                    assertThat(accept()).isEqualTo(new InProgress(IdempotentIntake.AT_WORK));
                    queued.add(job);
                },
                KEY,
                "p");

        assertThat(accept()).isEqualTo(new Replayed(id(first)));
        assertThat(queued).hasSize(1);
    }

    @Test
    void whatTheQueueDidNotTakeIsQueuedByTheNextRequestUnderTheSameId() {
        IntakeResult away = accept(
                _ -> {
                    throw new QueueUnavailableException("no answer", new IllegalStateException());
                },
                KEY,
                "p");
        assertThat(away).isInstanceOf(Unavailable.class);

        EmailId id = id(accept());
        assertThat(queued).extracting(EmailJob::id).containsExactly(id);
        assertThat(accept()).isEqualTo(new Replayed(id));
    }

    @Test
    void aRequestThatDiedIsCompletedByTheNextOneOnceItsTimeIsOver() {
        EmailJob job = new EmailJob(EmailId.of(KEY.digest(0)), now, EMAIL);
        ledger.open(job, KEY.seal("p"), "dead", now.plus(IdempotentIntake.AT_WORK));
        now = now.plus(IdempotentIntake.AT_WORK).minus(Duration.ofMillis(1));
        assertThat(accept()).isEqualTo(new InProgress(Duration.ofMillis(1)));

        now = now.plusMillis(1);
        assertThat(id(accept())).isEqualTo(job.id());
        assertThat(queued).hasSize(1);
    }

    @Test
    void fiftyRequestsAtOnceMakeOneEmail() throws Exception {
        Callable<IntakeResult> request = this::accept;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<IntakeResult>> all = threads.invokeAll(
                    IntStream.range(0, 50).mapToObj(_ -> request).toList());
            for (Future<IntakeResult> one : all) {
                assertThat(one.resultNow()).isInstanceOfAny(Accepted.class, Replayed.class, InProgress.class);
            }
        }
        assertThat(queued).hasSize(1);
        assertThat(accept()).isEqualTo(new Replayed(queued.getFirst().id()));
    }

    private static final OutboxQueueSender AWAY = _ -> {
        throw new QueueUnavailableException("no answer", new IllegalStateException());
    };

    @Test
    void aRepeatedRequestThatFailsDoesNotEndAnEmailThatMayBeAccepted() {
        EmailJob job = new EmailJob(EmailId.of(KEY.digest(0)), now, EMAIL);
        // Answered 202; that the queue has it could not be recorded.
        ledger.open(job, KEY.seal("p"), "accepted", now.plus(IdempotentIntake.AT_WORK));
        now = now.plus(IdempotentIntake.AT_WORK);

        assertThat(accept(AWAY, KEY, "p")).isInstanceOf(Unavailable.class);
        assertThat(ledger.find(job.id())).get().extracting(OnceEntry::progress).isEqualTo(OnceEntry.Progress.OPENED);
    }

    @Test
    void aKeyThatIsUsedEveryDayStaysOneForFortyDays() {
        EmailId today = id(accept());
        EmailId first = today;
        for (int day = 1; day <= 40; day++) {
            now = now.plus(IdempotentIntake.KEPT);
            EmailId yesterday = today;
            today = id(accept());
            assertThat(today).isNotEqualTo(yesterday);
            // The store forgets every entry after its time but the one that is kept longer.
            if (!yesterday.equals(first)) {
                ledger.forget(yesterday);
            }
            assertThat(accept()).isEqualTo(new Replayed(today));
        }
    }

    @Test
    void theKeyStandsForADayFromTheRequestThatWasAccepted() {
        assertThat(accept(AWAY, KEY, "p")).isInstanceOf(Unavailable.class);
        now = now.plus(IdempotentIntake.KEPT).minusSeconds(60);
        EmailId id = id(accept());
        now = now.plusSeconds(120);

        assertThat(accept()).isEqualTo(new Replayed(id));
    }

    @Test
    void whatBecameOfAnEmailIsToldWithoutAcceptingAnother() {
        IdempotentIntake intake = new IdempotentIntake(
                new EmailIntake(new InMemoryLedger(), queued::add, () -> now, new Random()),
                ledger,
                () -> now,
                new Random());
        assertThat(intake.earlier(KEY, "p")).isEmpty();
        EmailId id = id(accept());

        assertThat(intake.earlier(KEY, "p")).contains(new Replayed(id));
        assertThat(intake.earlier(KEY, "q")).contains(new KeyReused());
        now = now.plus(IdempotentIntake.KEPT).plus(IdempotentIntake.AT_WORK);
        assertThat(intake.earlier(KEY, "p")).isEmpty();
        assertThat(queued).hasSize(1);
    }

    @Test
    void nothingInTheLedgerTellsWhatTheContentWas() {
        EmailId id = id(accept());

        assertThat(ledger.find(id))
                .get()
                .extracting(OnceEntry::payload)
                .isNotEqualTo("p")
                .isEqualTo(KEY.seal("p"));
        assertThat(new IdempotencyKey("caller", "order-2").seal("p")).isNotEqualTo(KEY.seal("p"));
    }
}
