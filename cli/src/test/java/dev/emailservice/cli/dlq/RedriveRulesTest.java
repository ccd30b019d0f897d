package dev.emailservice.cli.dlq;

import static dev.emailservice.cli.dlq.GivenUpEmails.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.sweep.Closing;
import dev.emailservice.delivery.sweep.OpenEntries;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.settings.OnUnknown;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A message is the only copy of its email: it goes back where a worker would send it, and else where its end is wanted. */
final class RedriveRulesTest {

    private static final Consent MAY_BE_SENT = new Consent(true, false, false);
    private static final Consent WOULD_END = new Consent(false, true, false);
    private static final Consent LOST = new Consent(false, false, true);
    private static final Consent ALL = new Consent(true, true, true);

    private static GivenUpEmails emails;

    @BeforeAll
    static void start() throws IOException {
        emails = new GivenUpEmails("rules");
    }

    @AfterAll
    static void stop() {
        emails.close();
    }

    @BeforeEach
    void emptyBothQueues() {
        emails.emptyBothQueues();
    }

    @Test
    void oneThatMayHaveBeenSentGoesBackOnlyWhereThatIsWanted() {
        EmailJob job = emails.maybeSent(SendOptions.NONE);

        assertThat(emails.redrive(LOST))
                .containsExactly("left: it may have been sent; --even-if-it-may-have-been-sent");
        assertThat(emails.redrive(MAY_BE_SENT)).containsExactly("reopened and sent back");
        assertThat(emails.entry(job).mayBeSent()).isTrue();
    }

    @Test
    void aStaleOneStaysForNoWorkerWouldSendItUnlessItsEndIsWanted() {
        EmailJob job = emails.failed(new SendOptions(NOW, null), "bad_request");
        EmailJob fresh = emails.failed(new SendOptions(NOW.plusSeconds(1), null), "bad_request");

        assertThat(emails.redrive(new Consent(true, false, true)))
                .containsExactlyInAnyOrder(
                        "left: stale since 2026-11-24T12:00:00Z, so no worker would send it; --even-if-it-would-not-be-sent",
                        "reopened and sent back");
        assertThat(emails.deadLetters()).as("its only copy is kept").isEqualTo(1);
        assertThat(emails.work()).containsExactly(fresh.id());
        assertThat(emails.entry(job).state()).isEqualTo(LedgerState.FAILED);

        assertThat(emails.redrive(WOULD_END)).containsExactly("reopened and sent back");
    }

    @Test
    void oneThatMayHaveBeenSentStaysWhereTheEnvironmentWouldHoldItUnlessItsEndIsWanted() {
        emails.maybeSent(SendOptions.NONE);

        assertThat(emails.redrive(MAY_BE_SENT, OnUnknown.HOLD))
                .containsExactly(
                        "left: it may have been sent, and this environment holds it then; --even-if-it-would-not-be-sent");
        assertThat(emails.deadLetters()).as("its only copy is kept").isEqualTo(1);
        assertThat(emails.redrive(WOULD_END, OnUnknown.HOLD))
                .containsExactly("left: it may have been sent; --even-if-it-may-have-been-sent");
        assertThat(emails.redrive(ALL, OnUnknown.HOLD)).containsExactly("reopened and sent back");
    }

    @Test
    void whereNothingSaysWhatTheEnvironmentDoesItMightHoldIt() {
        emails.maybeSent(SendOptions.NONE);

        assertThat(emails.redrive(new RedriveRules(ALL, Optional.empty(), () -> NOW), moves -> moves))
                .as("no flag stands for knowing it")
                .singleElement(STRING)
                .startsWith("left: it may have been sent, and the queue has no tag on-unknown");
        assertThat(emails.deadLetters()).isEqualTo(1);
    }

    @Test
    void anEmailsOwnPolicyGoesBeforeTheEnvironments() {
        emails.maybeSent(new SendOptions(null, OnUnknown.HOLD));
        emails.maybeSent(new SendOptions(null, OnUnknown.RESEND_NOW));

        assertThat(emails.redrive(MAY_BE_SENT, OnUnknown.HOLD))
                .containsExactlyInAnyOrder(
                        "left: it may have been sent, and its sender asked to hold it then; --even-if-it-would-not-be-sent",
                        "reopened and sent back");
        assertThat(emails.redrive(MAY_BE_SENT, OnUnknown.RESEND_NOW))
                .containsExactly(
                        "left: it may have been sent, and its sender asked to hold it then; --even-if-it-would-not-be-sent");
    }

    @Test
    void oneThatWasCertainlyNotSentGoesBackWhateverThePolicy() {
        emails.failed(new SendOptions(null, OnUnknown.HOLD), "bad_request");
        emails.failed();

        assertThat(emails.redrive(Consent.NONE, OnUnknown.HOLD)).hasSize(2).containsOnly("reopened and sent back");
    }

    @ParameterizedTest
    @EnumSource
    void theDeadLetterQueueSaysWhatItsEnvironmentDoes(OnUnknown policy) {
        emails.queues.tag(emails.sqs, policy);
        try (DeadLetters letters = emails.letters()) {
            assertThat(letters.onUnknown()).contains(policy);
        }
    }

    @Test
    void oneTheSweeperTookForLostGoesBackOnlyWhereThatIsWanted() {
        EmailJob job = emails.queued(SendOptions.NONE);
        assertThat(emails.openEntries().closeLost(job.id(), NOW, NOW)).isEqualTo(Closing.LOST);
        emails.keep(job, "already_failed");

        assertThat(emails.redrive(new Consent(true, true, false)))
                .containsExactly(
                        "left: it was taken for lost, and its first message may still turn up; --even-if-lost-from-queue");
        assertThat(emails.entry(job).reason()).isEqualTo(OpenEntries.LOST_FROM_QUEUE);
        assertThat(emails.redrive(LOST)).containsExactly("reopened and sent back");
        assertThat(emails.work()).containsExactly(job.id());
    }

    @Test
    void anEntryThatCanNotBeReadStaysAndKeepsNobodyFromTheOthers() {
        emails.novelState(emails.failed());
        EmailJob other = emails.failed();

        assertThat(emails.redrive(ALL))
                .containsExactlyInAnyOrder(
                        "left: its ledger entry can't be read: update mailctl, or look at the table",
                        "reopened and sent back");
        assertThat(emails.work()).containsExactly(other.id());
    }

    @Test
    void noFlagSkipsAConfirmationThatIsWaitedFor() {
        EmailJob job = emails.queued(SendOptions.NONE);
        Claim claim = emails.claim(job);
        emails.ledger.begin(claim, new Call(GivenUpEmails.SES, NOW), List.of());
        Instant until = NOW.plusSeconds(300);
        emails.ledger.park(claim, until, List.of(GivenUpEmails.unknown()));
        emails.keep(job, "receives_exhausted_awaiting_confirmation");

        assertThat(emails.redrive(ALL))
                .containsExactly("left: its confirmation is waited for until 2026-11-24T12:05:00Z");
        assertThat(emails.entry(job).confirmUntil()).isEqualTo(until);
        RedriveRules later = new RedriveRules(MAY_BE_SENT, Optional.of(OnUnknown.DEFAULT), () -> until);
        assertThat(emails.redrive(later, moves -> moves)).containsExactly("reopened and sent back");
    }
}
