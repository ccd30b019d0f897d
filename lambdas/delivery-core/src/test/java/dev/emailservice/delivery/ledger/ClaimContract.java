package dev.emailservice.delivery.ledger;

import static dev.emailservice.delivery.ledger.Claim.Earlier.CONFIRMATION_OVERDUE;
import static dev.emailservice.delivery.ledger.Claim.Earlier.MAY_BE_SENT;
import static dev.emailservice.delivery.ledger.Claim.Earlier.NOT_SENT;
import static dev.emailservice.delivery.ledger.LedgerUnderTest.accept;
import static dev.emailservice.delivery.ledger.LedgerUnderTest.job;
import static dev.emailservice.delivery.ledger.LedgerUnderTest.unavailable;
import static dev.emailservice.delivery.ledger.LedgerUnderTest.unknown;
import static dev.emailservice.model.ledger.LedgerState.FAILED;
import static dev.emailservice.model.ledger.LedgerState.QUEUED;
import static dev.emailservice.model.ledger.LedgerState.SENDING;
import static dev.emailservice.model.ledger.LedgerState.SENT;
import static dev.emailservice.model.ledger.LedgerState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.ClaimResult.Claimed;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Who may send an email, and what is known of those who tried before. */
public interface ClaimContract extends LedgerUnderTest {

    @Test
    default void aNewEmailIsQueued() {
        assertThat(entry(opened())).isEqualTo(new LedgerEntry(QUEUED, null, null, null, List.of()));
    }

    @Test
    default void openingTwiceLeavesTheFirstEntryAsItIs() {
        EmailJob job = job();
        ledger().open(job);
        ledger().sent(calling(job.id(), "a", NOW), SES, "m-1", List.of(accept(SES, "m-1")));
        ledger().open(job);
        assertThat(entry(job.id()).state()).isEqualTo(SENT);
    }

    @Test
    default void anEmailNobodyAcceptedIsMissing() {
        assertThat(claim(job().id(), "a", NOW)).isEqualTo(new ClaimResult.Missing());
    }

    @Test
    default void aQueuedEmailIsClaimed() {
        EmailId id = opened();
        assertThat(claim(id, "a", NOW)).isEqualTo(new Claimed(new Claim(id, "a", NOW.plus(LEASE), NOT_SENT, null)));
        assertThat(entry(id).state()).isEqualTo(SENDING);
    }

    @Test
    default void whileItsLeaseRunsAClaimKeepsOthersOut() {
        EmailId id = opened();
        claimed(id, "a");
        Instant lastMoment = NOW.plus(LEASE).minusMillis(1);
        assertThat(claim(id, "b", lastMoment)).isEqualTo(new ClaimResult.HeldElsewhere(NOW.plus(LEASE)));
    }

    @Test
    default void aClaimRepeatedByTheSameWorkerSucceedsAndIsNoEarlierUnknown() {
        EmailId id = opened();
        claimed(id, "a");
        assertThat(claim(id, "a", NOW)).isEqualTo(new Claimed(new Claim(id, "a", NOW.plus(LEASE), NOT_SENT, null)));
    }

    @Test
    default void aLeaseThatEndedBeforeAnyCallMayBeClaimedAndNothingCanHaveBeenSent() {
        EmailId id = opened();
        claimed(id, "a");
        Instant later = NOW.plus(LEASE);
        assertThat(claim(id, "b", later)).isEqualTo(new Claimed(new Claim(id, "b", later.plus(LEASE), NOT_SENT, null)));
    }

    @Test
    default void aLeaseThatEndedInACallMayBeClaimedAndTheCallIsTold() {
        EmailId id = opened();
        calling(id, "a", NOW);
        Instant later = NOW.plus(LEASE);
        assertThat(claim(id, "b", later))
                .isEqualTo(new Claimed(new Claim(id, "b", later.plus(LEASE), MAY_BE_SENT, new Call(SES, NOW))));
    }

    @Test
    default void aCallBeginsOnlyWhileTheClaimHolds() {
        EmailId id = opened();
        Claim sleeper = claimed(id, "a");
        assertThat(ledger().begin(sleeper, new Call(SES, NOW.plus(LEASE)), List.of()))
                .as("its lease has ended")
                .isFalse();
        assertThat(ledger().begin(sleeper, new Call(SES, NOW.plus(LEASE).minusMillis(1)), List.of()))
                .isTrue();
        Claim second = claimed(id, "b", NOW.plus(LEASE));
        assertThat(ledger().begin(sleeper, new Call(SES, NOW), List.of()))
                .as("another worker has it")
                .isFalse();
        assertThat(ledger().begin(second, new Call(SES, NOW.plus(LEASE)), List.of()))
                .isTrue();
    }

    @Test
    default void theNextCallRecordsTheAttemptBeforeItOnce() {
        EmailId id = opened();
        Claim claim = calling(id, "a", NOW);
        ledger().begin(claim, new Call(SENDGRID, NOW.plusMillis(120)), List.of(unavailable(SES)));
        assertThat(entry(id).attempts())
                .extracting(LedgerEntry.Attempt::provider)
                .containsExactly("ses");
        ledger().sent(claim, SENDGRID, "m-1", List.of(accept(SENDGRID, "m-1")));
        assertThat(entry(id).attempts())
                .extracting(LedgerEntry.Attempt::provider)
                .containsExactly("ses", "sendgrid");
    }

    @Test
    default void anUnknownAttemptThatTheNextCallRecordedIsNotForgottenByACleanRelease() {
        EmailId id = opened();
        Claim claim = calling(id, "a", NOW);
        ledger().begin(claim, new Call(SENDGRID, NOW.plusMillis(120)), List.of(unknown(SES)));
        ledger().release(claim, List.of(unavailable(SENDGRID)));
        assertThat(claimed(id, "b").earlier()).isEqualTo(MAY_BE_SENT);
    }

    @Test
    default void whatMayHaveBeenSentStaysKnownToLaterClaims() {
        EmailId id = opened();
        calling(id, "a", NOW);
        Claim second = claimed(id, "b", NOW.plus(LEASE));
        ledger().release(second, List.of(unknown(SES)));
        assertThat(claimed(id, "c", NOW.plus(LEASE)).earlier()).isEqualTo(MAY_BE_SENT);
    }

    @Test
    default void aParkedEmailIsClaimedWhenItsConfirmationIsOverdueAndNotBefore() {
        EmailId id = opened();
        Claim claim = calling(id, "a", NOW);
        Instant until = NOW.plusSeconds(300);
        ledger().park(claim, until, List.of(unknown(SES)));
        assertThat(entry(id).state()).isEqualTo(UNKNOWN);
        assertThat(entry(id).attempts()).hasSize(1);
        assertThat(claim(id, "b", until.minusMillis(1))).isEqualTo(new ClaimResult.AwaitingConfirmation(until));
        Claim second = claimed(id, "b", until);
        assertThat(second.earlier()).isEqualTo(CONFIRMATION_OVERDUE);
        assertThat(second.interrupted()).isNull();
    }

    @Test
    default void onceWaitedForItIsNotWaitedForAgainUntilAnotherCallIsUnknown() {
        EmailId id = opened();
        ledger().park(calling(id, "a", NOW), NOW, List.of(unknown(SES)));
        Claim second = calling(id, "b", NOW);
        ledger().release(second, List.of(unavailable(SENDGRID)));
        assertThat(claimed(id, "c").earlier()).isEqualTo(CONFIRMATION_OVERDUE);
        EmailId another = opened();
        ledger().park(calling(another, "a", NOW), NOW, List.of(unknown(SES)));
        calling(another, "b", NOW);
        assertThat(claimed(another, "c", NOW.plus(LEASE)).earlier()).isEqualTo(MAY_BE_SENT);
    }

    @Test
    default void anUnknownCallAfterTheWaitingIsWaitedForAnewWhoeverRecordsIt() {
        EmailId id = opened();
        ledger().park(calling(id, "a", NOW), NOW, List.of(unknown(SES)));
        ledger().release(calling(id, "b", NOW), List.of(unknown(SENDGRID)));
        assertThat(claimed(id, "c").earlier()).isEqualTo(MAY_BE_SENT);
    }

    @Test
    default void anEndedEmailIsNeverClaimedAgain() {
        EmailId id = opened();
        ledger().sent(calling(id, "a", NOW), SES, "m-1", List.of(accept(SES, "m-1")));
        assertThat(claim(id, "b", NOW.plus(LEASE.multipliedBy(9)))).isEqualTo(new ClaimResult.Ended(SENT, null));
        assertThat(claim(id, "a", NOW)).isEqualTo(new ClaimResult.Ended(SENT, null));
    }

    @Test
    default void anEmailThatWasNeverQueuedEndsAsFailed() {
        EmailId id = opened();
        ledger().notQueued(id);
        assertThat(entry(id).reason()).isEqualTo("not_queued");
        assertThat(claim(id, "a", NOW)).isEqualTo(new ClaimResult.Ended(FAILED, "not_queued"));
    }

    @Test
    default void aWorkerThatGotHoldOfItProvesThatItWasQueued() {
        EmailId sending = opened();
        claimed(sending, "a");
        EmailId released = opened();
        ledger().release(claimed(released, "a"), List.of());
        ledger().notQueued(sending);
        ledger().notQueued(released);
        assertThat(entry(sending).state()).isEqualTo(SENDING);
        assertThat(entry(released).state()).isEqualTo(QUEUED);
    }

    @Test
    default void ofTwentyRacingWorkersExactlyOneGetsTheClaim() throws Exception {
        EmailId id = opened();
        List<Future<ClaimResult>> race = new ArrayList<>();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                String worker = "worker-" + i;
                race.add(workers.submit(() -> claim(id, worker, NOW)));
            }
        }
        List<ClaimResult> results = new ArrayList<>();
        for (Future<ClaimResult> one : race) {
            results.add(one.get());
        }
        assertThat(results).filteredOn(Claimed.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(ClaimResult.HeldElsewhere.class::isInstance)
                .hasSize(19);
    }
}
