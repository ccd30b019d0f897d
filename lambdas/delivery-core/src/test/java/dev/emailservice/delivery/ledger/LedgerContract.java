package dev.emailservice.delivery.ledger;

import static dev.emailservice.delivery.ledger.Claim.Earlier.CONFIRMATION_OVERDUE;
import static dev.emailservice.delivery.ledger.Claim.Earlier.MAY_BE_SENT;
import static dev.emailservice.delivery.ledger.Claim.Earlier.NOT_SENT;
import static dev.emailservice.model.ledger.LedgerState.FAILED;
import static dev.emailservice.model.ledger.LedgerState.QUEUED;
import static dev.emailservice.model.ledger.LedgerState.SENDING;
import static dev.emailservice.model.ledger.LedgerState.SENT;
import static dev.emailservice.model.ledger.LedgerState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.ClaimResult.Claimed;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Ledger} does. A store's own test extends this. */
public abstract class LedgerContract {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(40);
    private static final ProviderName SES = new ProviderName("ses");
    private static final ProviderName SENDGRID = new ProviderName("sendgrid");

    /** The ledger under test; may be shared by all tests, each uses ids of its own. */
    protected abstract Ledger ledger();

    /** What the store holds of this email. */
    protected abstract Optional<LedgerEntry> read(EmailId id);

    @Test
    void aNewEmailIsQueued() {
        assertThat(entry(opened())).isEqualTo(new LedgerEntry(QUEUED, null, null, null, List.of()));
    }

    @Test
    void openingTwiceLeavesTheFirstEntryAsItIs() {
        EmailJob job = job();
        ledger().open(job);
        ledger().sent(calling(job.id(), "a", NOW), SES, "m-1", List.of(accept(SES, "m-1")));
        ledger().open(job);
        assertThat(entry(job.id()).state()).isEqualTo(SENT);
    }

    @Test
    void anEmailNobodyAcceptedIsMissing() {
        assertThat(claim(job().id(), "a", NOW)).isEqualTo(new ClaimResult.Missing());
    }

    @Test
    void aQueuedEmailIsClaimed() {
        EmailId id = opened();
        assertThat(claim(id, "a", NOW)).isEqualTo(new Claimed(new Claim(id, "a", NOW.plus(LEASE), NOT_SENT, null)));
        assertThat(entry(id).state()).isEqualTo(SENDING);
    }

    @Test
    void whileItsLeaseRunsAClaimKeepsOthersOut() {
        EmailId id = opened();
        claimed(id, "a");
        Instant lastMoment = NOW.plus(LEASE).minusMillis(1);
        assertThat(claim(id, "b", lastMoment)).isEqualTo(new ClaimResult.HeldElsewhere(NOW.plus(LEASE)));
    }

    @Test
    void aClaimRepeatedByTheSameWorkerSucceedsAndIsNoEarlierUnknown() {
        EmailId id = opened();
        claimed(id, "a");
        assertThat(claim(id, "a", NOW)).isEqualTo(new Claimed(new Claim(id, "a", NOW.plus(LEASE), NOT_SENT, null)));
    }

    @Test
    void aLeaseThatEndedBeforeAnyCallMayBeClaimedAndNothingCanHaveBeenSent() {
        EmailId id = opened();
        claimed(id, "a");
        Instant later = NOW.plus(LEASE);
        assertThat(claim(id, "b", later)).isEqualTo(new Claimed(new Claim(id, "b", later.plus(LEASE), NOT_SENT, null)));
    }

    @Test
    void aLeaseThatEndedInACallMayBeClaimedAndTheCallIsTold() {
        EmailId id = opened();
        calling(id, "a", NOW);
        Instant later = NOW.plus(LEASE);
        assertThat(claim(id, "b", later))
                .isEqualTo(new Claimed(new Claim(id, "b", later.plus(LEASE), MAY_BE_SENT, new Call(SES, NOW))));
    }

    @Test
    void aCallBeginsOnlyWhileTheClaimHolds() {
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
    void theNextCallRecordsTheAttemptBeforeItOnce() {
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
    void whatMayHaveBeenSentStaysKnownToLaterClaims() {
        EmailId id = opened();
        calling(id, "a", NOW);
        Claim second = claimed(id, "b", NOW.plus(LEASE));
        ledger().release(second, List.of());
        assertThat(claimed(id, "c", NOW.plus(LEASE)).earlier()).isEqualTo(MAY_BE_SENT);
    }

    @Test
    void aParkedEmailIsClaimedWhenItsConfirmationIsOverdueAndNotBefore() {
        EmailId id = opened();
        Claim claim = calling(id, "a", NOW);
        Instant until = NOW.plusSeconds(300);
        ledger().park(claim, until, List.of(attempt(SES, new Unknown("read_timeout"))));
        assertThat(entry(id).state()).isEqualTo(UNKNOWN);
        assertThat(entry(id).attempts()).hasSize(1);
        assertThat(claim(id, "b", until.minusMillis(1))).isEqualTo(new ClaimResult.AwaitingConfirmation(until));
        Claim second = claimed(id, "b", until);
        assertThat(second.earlier()).isEqualTo(CONFIRMATION_OVERDUE);
        assertThat(second.interrupted()).isNull();
    }

    @Test
    void onceWaitedForItIsNotWaitedForAgainUntilAnotherCallIsUnknown() {
        EmailId id = opened();
        ledger().park(calling(id, "a", NOW), NOW, List.of(attempt(SES, new Unknown("read_timeout"))));
        Claim second = calling(id, "b", NOW);
        ledger().release(second, List.of(unavailable(SENDGRID)));
        assertThat(claimed(id, "c").earlier()).isEqualTo(CONFIRMATION_OVERDUE);
        EmailId another = opened();
        ledger().park(calling(another, "a", NOW), NOW, List.of(attempt(SES, new Unknown("read_timeout"))));
        calling(another, "b", NOW);
        assertThat(claimed(another, "c", NOW.plus(LEASE)).earlier()).isEqualTo(MAY_BE_SENT);
    }

    @Test
    void anAcceptAfterAllEndsAParkedEmailAsSent() {
        EmailId id = opened();
        ledger().park(calling(id, "a", NOW), NOW, List.of(attempt(SES, new Unknown("read_timeout"))));
        ledger().sent(calling(id, "b", NOW), SES, "m-1", List.of(accept(SES, "m-1")));
        assertThat(claim(id, "c", NOW.plus(LEASE))).isEqualTo(new ClaimResult.Ended(SENT, null));
    }

    @Test
    void aReleasedEmailIsQueuedWithItsAttemptsAndIsNoEarlierUnknown() {
        EmailId id = opened();
        ledger().release(claimed(id, "a"), List.of(unavailable(SES)));
        assertThat(entry(id).state()).isEqualTo(QUEUED);
        assertThat(entry(id).attempts())
                .containsExactly(new LedgerEntry.Attempt(
                        "ses", "unavailable", "http_503", null, NOW.toString(), 120, "the cheapest"));
        assertThat(claimed(id, "b").earlier()).isEqualTo(NOT_SENT);
    }

    @Test
    void anEmailGivenBackAfterAnUnknownOutcomeIsAnEarlierUnknownToEveryLaterClaim() {
        EmailId id = opened();
        List<AttemptRecord> attempts = List.of(attempt(SES, new Unknown("read_timeout")), unavailable(SENDGRID));
        ledger().release(calling(id, "a", NOW), attempts);
        Claim second = claimed(id, "b");
        assertThat(second.earlier()).isEqualTo(MAY_BE_SENT);
        assertThat(second.interrupted()).isNull();
        ledger().release(second, List.of(unavailable(SES)));
        assertThat(claimed(id, "c").earlier()).isEqualTo(MAY_BE_SENT);
    }

    @Test
    void aReleaseWithAnUnknownOutcomeRepeatedIsKeptOnce() {
        EmailId id = opened();
        Claim claim = claimed(id, "a");
        ledger().release(claim, List.of(attempt(SES, new Unknown("read_timeout"))));
        ledger().release(claim, List.of(attempt(SES, new Unknown("read_timeout"))));
        assertThat(entry(id).attempts()).hasSize(1);
        assertThat(entry(id).state()).isEqualTo(QUEUED);
    }

    @Test
    void aSentEmailKeepsProviderMessageIdAndEveryAttemptInOrder() {
        EmailId id = opened();
        ledger().release(claimed(id, "a"), List.of(unavailable(SES)));
        ledger().sent(calling(id, "b", NOW), SENDGRID, "m-1", List.of(unavailable(SES), accept(SENDGRID, "m-1")));
        LedgerEntry entry = entry(id);
        assertThat(entry.state()).isEqualTo(SENT);
        assertThat(entry.provider()).isEqualTo("sendgrid");
        assertThat(entry.messageId()).isEqualTo("m-1");
        assertThat(entry.attempts())
                .extracting(LedgerEntry.Attempt::outcome)
                .containsExactly("unavailable", "unavailable", "accepted");
        assertThat(entry.attempts().getLast().messageId()).isEqualTo("m-1");
    }

    @Test
    void anAcceptWithoutAMessageIdIsSentAllTheSame() {
        EmailId id = opened();
        ledger().sent(calling(id, "a", NOW), SES, null, List.of(accept(SES, null)));
        assertThat(entry(id).state()).isEqualTo(SENT);
        assertThat(entry(id).messageId()).isNull();
    }

    @Test
    void anEndedEmailIsNeverClaimedAgain() {
        EmailId id = opened();
        ledger().sent(calling(id, "a", NOW), SES, "m-1", List.of(accept(SES, "m-1")));
        assertThat(claim(id, "b", NOW.plus(LEASE.multipliedBy(9)))).isEqualTo(new ClaimResult.Ended(SENT, null));
        assertThat(claim(id, "a", NOW)).isEqualTo(new ClaimResult.Ended(SENT, null));
    }

    @Test
    void aRecordRepeatedIsKeptOnce() {
        EmailId id = opened();
        Claim claim = calling(id, "a", NOW);
        for (int i = 0; i < 2; i++) {
            ledger().sent(claim, SES, "m-1", List.of(accept(SES, "m-1")));
        }
        assertThat(entry(id).attempts()).hasSize(1);
        assertThat(entry(id).state()).isEqualTo(SENT);
    }

    @Test
    void aReleaseRepeatedIsKeptOnce() {
        EmailId id = opened();
        Claim claim = claimed(id, "a");
        ledger().release(claim, List.of(unavailable(SES)));
        ledger().release(claim, List.of(unavailable(SES)));
        assertThat(entry(id).attempts()).hasSize(1);
    }

    @Test
    void anAcceptOfAWorkerThatLostItsLeaseIsRecordedAllTheSame() {
        EmailId id = opened();
        Claim sleeper = calling(id, "a", NOW);
        Claim second = calling(id, "b", NOW.plus(LEASE));
        ledger().sent(sleeper, SES, "m-1", List.of(accept(SES, "m-1")));
        assertThat(entry(id).state()).isEqualTo(SENT);
        ledger().release(second, List.of(unavailable(SENDGRID)));
        ledger().failed(second, "refused", List.of(unavailable(SENDGRID)));
        assertThat(entry(id).state()).isEqualTo(SENT);
    }

    @Test
    void anAcceptOutweighsAFailureThatAnotherWorkerRecorded() {
        EmailId id = opened();
        Claim sleeper = calling(id, "a", NOW);
        ledger().failed(claimed(id, "b", NOW.plus(LEASE)), "refused", List.of());
        ledger().sent(sleeper, SES, "m-1", List.of(accept(SES, "m-1")));
        assertThat(entry(id).state()).isEqualTo(SENT);
        assertThat(entry(id).reason()).isNull();
    }

    @Test
    void ofTwoAcceptsTheFirstStaysTheProviderAndBothStayAttempts() {
        EmailId id = opened();
        Claim sleeper = calling(id, "a", NOW);
        Claim second = calling(id, "b", NOW.plus(LEASE));
        ledger().sent(second, SENDGRID, "m-2", List.of(accept(SENDGRID, "m-2")));
        ledger().sent(sleeper, SES, "m-1", List.of(accept(SES, "m-1")));
        assertThat(entry(id).messageId()).isEqualTo("m-2");
        assertThat(entry(id).attempts())
                .extracting(LedgerEntry.Attempt::messageId)
                .containsExactly("m-2", "m-1");
    }

    @Test
    void whatAWorkerWithoutTheClaimSaysHasNoEffect() {
        EmailId id = opened();
        Claim sleeper = claimed(id, "a");
        Claim second = claimed(id, "b", NOW.plus(LEASE));
        ledger().release(sleeper, List.of(unavailable(SES)));
        ledger().failed(sleeper, "refused", List.of(unavailable(SES)));
        ledger().hold(sleeper, List.of(unavailable(SES)));
        assertThat(entry(id)).isEqualTo(new LedgerEntry(SENDING, null, null, null, List.of()));
        assertThat(claim(id, "c", NOW.plus(LEASE))).isEqualTo(new ClaimResult.HeldElsewhere(second.leaseUntil()));
    }

    @Test
    void aFailedEmailSaysWhy() {
        EmailId id = opened();
        ledger().failed(claimed(id, "a"), "bad_address", List.of(unavailable(SES)));
        assertThat(entry(id).reason()).isEqualTo("bad_address");
        assertThat(claim(id, "b", NOW)).isEqualTo(new ClaimResult.Ended(FAILED, "bad_address"));
    }

    @Test
    void anUnknownEmailIsHeld() {
        EmailId id = opened();
        ledger().hold(claimed(id, "a"), List.of(attempt(SES, new Unknown("read_timeout"))));
        assertThat(claim(id, "b", NOW.plus(LEASE))).isEqualTo(new ClaimResult.Ended(UNKNOWN, null));
    }

    @Test
    void anEmailThatWasNeverQueuedEndsAsFailed() {
        EmailId id = opened();
        ledger().notQueued(id);
        assertThat(entry(id).reason()).isEqualTo("not_queued");
        assertThat(claim(id, "a", NOW)).isEqualTo(new ClaimResult.Ended(FAILED, "not_queued"));
    }

    @Test
    void aWorkerThatGotHoldOfItProvesThatItWasQueued() {
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
    void ofTwentyRacingWorkersExactlyOneGetsTheClaim() throws Exception {
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

    private LedgerEntry entry(EmailId id) {
        return read(id).orElseThrow();
    }

    private EmailId opened() {
        EmailJob job = job();
        ledger().open(job);
        return job.id();
    }

    private ClaimResult claim(EmailId id, String worker, Instant at) {
        return ledger().claim(id, worker, at, at.plus(LEASE));
    }

    private Claim claimed(EmailId id, String worker) {
        return claimed(id, worker, NOW);
    }

    private Claim claimed(EmailId id, String worker, Instant at) {
        return ((Claimed) claim(id, worker, at)).claim();
    }

    /** Claimed, and a call of SES begun. */
    private Claim calling(EmailId id, String worker, Instant at) {
        Claim claim = claimed(id, worker, at);
        assertThat(ledger().begin(claim, new Call(SES, at), List.of())).isTrue();
        return claim;
    }

    private static AttemptRecord accept(ProviderName provider, @org.jspecify.annotations.Nullable String messageId) {
        return attempt(provider, new Accepted(messageId));
    }

    private static AttemptRecord unavailable(ProviderName provider) {
        return attempt(provider, new Unavailable("http_503"));
    }

    private static AttemptRecord attempt(ProviderName provider, AttemptOutcome outcome) {
        return new AttemptRecord(provider, outcome, NOW, Duration.ofMillis(120), "the cheapest");
    }

    private static EmailJob job() {
        EmailAddress from = EmailAddress.of("from@example.com");
        EmailRequest email = new EmailRequest(
                from,
                List.of(EmailAddress.of("to@example.com")),
                List.of(),
                List.of(),
                List.of(),
                "subject",
                null,
                "text",
                Map.of(),
                List.of(),
                List.of());
        return new EmailJob(new EmailId(UUID.randomUUID().toString()), NOW, email);
    }
}
