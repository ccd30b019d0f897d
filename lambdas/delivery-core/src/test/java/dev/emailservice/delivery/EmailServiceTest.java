package dev.emailservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.delivery.DeliveryResult.AlreadyEnded;
import dev.emailservice.delivery.DeliveryResult.Failed;
import dev.emailservice.delivery.DeliveryResult.Held;
import dev.emailservice.delivery.DeliveryResult.Retry;
import dev.emailservice.delivery.DeliveryResult.Sent;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault.Scope;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.settings.OnUnknown;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EmailServiceTest {

    private final World world = new World();

    private void bothAnswer(AttemptOutcome outcome) {
        world.ses.answers(outcome);
        world.sendgrid.answers(outcome);
    }

    @Test
    void anAcceptedEmailEndsAsSentWithProviderAndMessageId() {
        EmailJob job = world.accepted();

        assertThat(world.deliver(job)).isInstanceOf(Sent.class);
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.SENT);
        assertThat(world.entry(job).messageId()).isEqualTo("m-1");
        assertThat(world.entry(job).attempts()).hasSize(1);
    }

    @Test
    void aFailureOfOneProviderHasTheSameEmailOfferedToTheOtherAtOnce() {
        world.ses.takes(Duration.ofMillis(5)).answers(new Unavailable("http_503"));
        for (int i = 0; i < 20; i++) {
            EmailJob job = world.accepted();
            assertThat(world.deliver(job)).isEqualTo(new Sent(world.sendgrid.name()));
            assertThat(world.entry(job).state()).isEqualTo(LedgerState.SENT);
        }
        assertThat(world.ses.offered()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void withNobodyLeftTheEmailIsQueuedAgainWithItsAttemptsRecorded() {
        bothAnswer(new Unavailable("http_503"));
        EmailJob job = world.accepted();

        assertThat(world.deliver(job)).isInstanceOf(Retry.class);
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.QUEUED);
        assertThat(world.entry(job).attempts()).hasSize(2);
    }

    @Test
    void redeliveryOfASentEmailCallsNobody() {
        EmailJob job = world.accepted();
        world.deliver(job);

        assertThat(world.deliver(job)).isEqualTo(new AlreadyEnded(LedgerState.SENT, null));
        assertThat(world.attempts()).isEqualTo(1);
    }

    @Test
    void anEmailAnotherWorkerHoldsComesBackWhenItsLeaseEnds() {
        EmailJob job = world.accepted();
        world.ledger.claim(
                job.id(), "other", world.clock.instant(), world.clock.instant().plusSeconds(9));

        assertThat(world.deliver(job)).isEqualTo(new Retry(Duration.ofSeconds(9), "claimed_elsewhere"));
        assertThat(world.attempts()).isZero();
    }

    @Test
    void aLeaseThatLooksLongerThanAnyIsIsWaitedForAsLongAsTheLongest() {
        EmailJob job = world.accepted();
        world.ledger.claim(
                job.id(), "fast", world.clock.instant(), world.clock.instant().plus(Duration.ofMinutes(10)));

        assertThat(world.deliver(job)).isEqualTo(new Retry(EmailService.LONGEST_LEASE, "claimed_elsewhere"));
    }

    @Test
    void anEmailTheLedgerNeverHeardOfIsNotSent() {
        assertThat(world.deliver(world.job())).isEqualTo(new Failed("not_in_ledger"));
        assertThat(world.attempts()).isZero();
    }

    @Test
    void contentThatNobodyWillTakeIsOfferedOnceAndFails() {
        bothAnswer(new MessageFault("content_refused", Scope.EVERY_PROVIDER));
        EmailJob job = world.accepted();

        assertThat(world.deliver(job)).isEqualTo(new Failed("content_refused"));
        assertThat(world.attempts()).isEqualTo(1);
        assertThat(world.entry(job).reason()).isEqualTo("content_refused");
    }

    @Test
    void contentThatOneProviderRefusesForItselfIsOfferedOnceToEachAndThenFails() {
        bothAnswer(new MessageFault("too_large", Scope.THIS_PROVIDER));

        assertThat(world.deliver(world.accepted())).isEqualTo(new Failed("too_large"));
        assertThat(world.ses.offered()).hasSize(1);
        assertThat(world.sendgrid.offered()).hasSize(1);
    }

    @Test
    void noAttemptBeginsThatCouldOutlastTheInvocation() {
        EmailJob job = world.accepted();
        Deadline near = new Deadline(world.clock.instant().plusSeconds(7));

        assertThat(world.service.deliver(job, near)).isEqualTo(new Retry(Duration.ZERO, "deadline_too_near"));
        assertThat(world.attempts()).isZero();
    }

    @Test
    void anUnknownOutcomeIsResentAtOnceWhereThePolicySaysSoAndTheRiskIsCounted() {
        world.ses.answers(new Unknown("read_timeout"));
        world.sendgrid.answers(new Unknown("read_timeout"));

        assertThat(world.deliver(world.accepted())).isInstanceOf(Retry.class);
        assertThat(world.metrics.riskedDuplicates()).isEqualTo(1);
    }

    @Test
    void anUnknownOutcomeIsHeldWhereThePolicySaysSoAndNeverSentAgain() {
        World holding = new World(OnUnknown.HOLD);
        holding.ses.answers(new Unknown("read_timeout"));
        holding.sendgrid.answers(new Unknown("read_timeout"));
        EmailJob job = holding.accepted();

        assertThat(holding.deliver(job)).isEqualTo(new Held());
        assertThat(holding.entry(job).state()).isEqualTo(LedgerState.UNKNOWN);
        assertThat(holding.deliver(job)).isEqualTo(new AlreadyEnded(LedgerState.UNKNOWN, null));
        assertThat(holding.attempts()).isEqualTo(1);
    }

    @Test
    void aBugInOneProvidersAdapterHasTheEmailOfferedToTheOther() {
        world.ses.runs(() -> {
            throw new IllegalStateException("a bug");
        });
        for (int i = 0; i < 20; i++) {
            assertThat(world.deliver(world.accepted())).isEqualTo(new Sent(world.sendgrid.name()));
        }
        assertThat(world.ses.offered()).isNotEmpty();
    }

    @Test
    void anErrorInAnAdapterDoesNotKeepTheProviderShutForTheWorkersLife() {
        world.ses.answers(new Unavailable("http_503"));
        for (int i = 0; i < 20; i++) {
            world.deliver(world.accepted());
        }
        world.clock.advance(Duration.ofSeconds(6));
        world.sendgrid.answers(new Unavailable("http_503"));
        world.ses.runs(() -> {
            throw new NoClassDefFoundError("half-open, and then this");
        });
        world.deliver(world.accepted());
        world.ses.answers(new Accepted("m"));
        world.clock.advance(Duration.ofSeconds(6));

        assertThat(world.deliver(world.accepted())).isEqualTo(new Sent(world.ses.name()));
    }

    @Test
    void withoutTheLedgerNothingIsSent() {
        EmailJob job = world.accepted();
        world.ledger.setUnavailable(true);

        assertThatThrownBy(() -> world.deliver(job)).isInstanceOf(LedgerUnavailableException.class);
        assertThat(world.attempts()).isZero();
    }

    @Test
    void aWorkerThatSleptThroughItsLeaseSendsNothingFurther() {
        EmailJob job = world.accepted();
        world.ses.takes(Duration.ofSeconds(25)).answers(new Unavailable("http_503"));
        world.sendgrid.takes(Duration.ofSeconds(25)).answers(new Unavailable("http_503"));

        world.deliver(job);
        assertThat(world.attempts()).isEqualTo(1);
        world.ses.answers(new Accepted("m"));
        world.sendgrid.answers(new Accepted("m"));
        assertThat(world.deliver(job)).isInstanceOf(Sent.class);
    }
}
