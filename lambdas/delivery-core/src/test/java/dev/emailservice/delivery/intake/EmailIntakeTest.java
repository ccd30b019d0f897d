package dev.emailservice.delivery.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.intake.IntakeResult.Accepted;
import dev.emailservice.delivery.intake.IntakeResult.Reason;
import dev.emailservice.delivery.intake.IntakeResult.TooLarge;
import dev.emailservice.delivery.intake.IntakeResult.Unavailable;
import dev.emailservice.delivery.ledger.InMemoryLedger;
import dev.emailservice.delivery.ledger.LedgerEntry;
import dev.emailservice.delivery.queue.OutboxQueueSender;
import dev.emailservice.delivery.queue.QueueUnavailableException;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.EmailJobCodec;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmailIntakeTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:15:30Z");
    private static final EmailId FIRST_ID = EmailId.random(new Random(42));

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final List<EmailJob> queued = new ArrayList<>();
    private Instant now = NOW;

    @Test
    void anAcceptedEmailIsInTheLedgerAndOnTheQueueUnderTheIdOfTheAnswer() {
        IntakeResult result = intake(queued::add).accept(RequestBody.accepted(RequestBody.SMALL));

        assertThat(result).isEqualTo(new Accepted(FIRST_ID));
        assertThat(queued).containsExactly(new EmailJob(FIRST_ID, NOW, RequestBody.accepted(RequestBody.SMALL)));
        assertThat(ledger.entry(FIRST_ID)).map(LedgerEntry::state).contains(LedgerState.QUEUED);
    }

    @Test
    void theLedgerKnowsTheEmailBeforeTheQueueHasIt() {
        intake(job -> assertThat(ledger.entry(job.id())).isPresent()).accept(RequestBody.accepted(RequestBody.SMALL));
    }

    @Test
    void withoutTheLedgerNothingIsQueued() {
        ledger.setUnavailable(true);

        IntakeResult result = intake(queued::add).accept(RequestBody.accepted(RequestBody.SMALL));

        assertThat(result).isEqualTo(new Unavailable(Reason.LEDGER));
        assertThat(queued).isEmpty();
    }

    @Test
    void aMessageTheQueueDidNotAcknowledgeEndsInTheLedgerSoThatNoWorkerSendsIt() {
        IntakeResult result = intake(job -> {
                    queued.add(job); // it arrived after all
                    throw new QueueUnavailableException("no answer", new IllegalStateException());
                })
                .accept(RequestBody.accepted(RequestBody.SMALL));

        assertThat(result).isEqualTo(new Unavailable(Reason.OUTBOX_QUEUE));
        assertThat(ledger.entry(FIRST_ID)).map(LedgerEntry::state).contains(LedgerState.FAILED);
    }

    @Test
    void aMessageIsNotTakenBackWhereThatWouldOutlastTheFunction() {
        IntakeResult result = intake(job -> {
                    now = NOW.plus(EmailIntake.TAKE_BACK_WITHIN);
                    throw new QueueUnavailableException("no answer", new IllegalStateException());
                })
                .accept(RequestBody.accepted(RequestBody.SMALL));

        assertThat(result).isEqualTo(new Unavailable(Reason.OUTBOX_QUEUE));
        assertThat(ledger.entry(FIRST_ID)).map(LedgerEntry::state).contains(LedgerState.QUEUED);
    }

    @Test
    void theAnswerStandsWhereNeitherQueueNorLedgerCanBeReached() {
        IntakeResult result = intake(job -> {
                    ledger.setUnavailable(true);
                    throw new QueueUnavailableException("no answer", new IllegalStateException());
                })
                .accept(RequestBody.accepted(RequestBody.SMALL));

        assertThat(result).isEqualTo(new Unavailable(Reason.OUTBOX_QUEUE));
    }

    @Test
    void anEmailThatDoesNotFitAMessageIsTooLargeAndKeptNowhere() {
        String letter = "\u65e5"; // three bytes in the request, six on the queue
        int fits = (EmailIntake.MAX_MESSAGE_BYTES - 1000) / 6;

        assertThat(intake(queued::add).accept(withText(letter.repeat(fits)))).isInstanceOf(Accepted.class);
        queued.clear();
        IntakeResult result = intake(queued::add).accept(withText(letter.repeat(fits + 200)));

        assertThat(result)
                .isInstanceOfSatisfying(
                        TooLarge.class, large -> assertThat(large.bytes()).isGreaterThan(large.maxBytes()));
        assertThat(queued).isEmpty();
    }

    @Test
    void theLimitIsTheSizeOfTheMessageToTheByte() {
        int overhead = message(withText("x")).length() - 1;

        assertThat(intake(queued::add).accept(withText("x".repeat(EmailIntake.MAX_MESSAGE_BYTES - overhead))))
                .isInstanceOf(Accepted.class);
        assertThat(message(queued.getFirst().email())).hasSize(EmailIntake.MAX_MESSAGE_BYTES);
        assertThat(intake(queued::add).accept(withText("x".repeat(EmailIntake.MAX_MESSAGE_BYTES - overhead + 1))))
                .isInstanceOf(TooLarge.class);
    }

    private EmailIntake intake(OutboxQueueSender queue) {
        return new EmailIntake(ledger, queue, () -> now, new Random(42));
    }

    private static String message(EmailRequest email) {
        return EmailJobCodec.encode(new EmailJob(FIRST_ID, NOW, email));
    }

    private static EmailRequest withText(String text) {
        return RequestBody.accepted(RequestBody.with("text", "'" + text + "'"));
    }
}
