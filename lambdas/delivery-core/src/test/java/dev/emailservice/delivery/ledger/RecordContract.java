package dev.emailservice.delivery.ledger;

import static dev.emailservice.delivery.ledger.Claim.Earlier.MAY_BE_SENT;
import static dev.emailservice.delivery.ledger.Claim.Earlier.NOT_SENT;
import static dev.emailservice.delivery.ledger.LedgerUnderTest.accept;
import static dev.emailservice.delivery.ledger.LedgerUnderTest.unavailable;
import static dev.emailservice.delivery.ledger.LedgerUnderTest.unknown;
import static dev.emailservice.model.ledger.LedgerState.EXPIRED;
import static dev.emailservice.model.ledger.LedgerState.FAILED;
import static dev.emailservice.model.ledger.LedgerState.QUEUED;
import static dev.emailservice.model.ledger.LedgerState.SENDING;
import static dev.emailservice.model.ledger.LedgerState.SENT;
import static dev.emailservice.model.ledger.LedgerState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.model.job.EmailId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of an email by what a worker that has claimed it says. */
public interface RecordContract extends LedgerUnderTest {

    @Test
    default void anAcceptAfterAllEndsAParkedEmailAsSent() {
        EmailId id = opened();
        ledger().park(calling(id, "a", NOW), NOW, List.of(unknown(SES)));
        ledger().sent(calling(id, "b", NOW), SES, "m-1", List.of(accept(SES, "m-1")));
        assertThat(claim(id, "c", NOW.plus(LEASE))).isEqualTo(new ClaimResult.Ended(SENT, null));
    }

    @Test
    default void aReleasedEmailIsQueuedWithItsAttemptsAndIsNoEarlierUnknown() {
        EmailId id = opened();
        ledger().release(claimed(id, "a"), List.of(unavailable(SES)));
        assertThat(entry(id).state()).isEqualTo(QUEUED);
        assertThat(entry(id).attempts())
                .containsExactly(new LedgerEntry.Attempt(
                        "ses", "unavailable", "http_503", null, NOW.toString(), 120, "the cheapest"));
        assertThat(claimed(id, "b").earlier()).isEqualTo(NOT_SENT);
    }

    @Test
    default void anEmailGivenBackAfterAnUnknownOutcomeIsAnEarlierUnknownToEveryLaterClaim() {
        EmailId id = opened();
        List<AttemptRecord> attempts = List.of(unknown(SES), unavailable(SENDGRID));
        ledger().release(calling(id, "a", NOW), attempts);
        Claim second = claimed(id, "b");
        assertThat(second.earlier()).isEqualTo(MAY_BE_SENT);
        assertThat(second.interrupted()).isNull();
        ledger().release(second, List.of(unavailable(SES)));
        assertThat(claimed(id, "c").earlier()).isEqualTo(MAY_BE_SENT);
    }

    @Test
    default void aReleaseWithAnUnknownOutcomeRepeatedIsKeptOnce() {
        EmailId id = opened();
        Claim claim = claimed(id, "a");
        ledger().release(claim, List.of(unknown(SES)));
        ledger().release(claim, List.of(unknown(SES)));
        assertThat(entry(id).attempts()).hasSize(1);
        assertThat(entry(id).state()).isEqualTo(QUEUED);
    }

    @Test
    default void aSentEmailKeepsProviderMessageIdAndEveryAttemptInOrder() {
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
    default void anAcceptWithoutAMessageIdIsSentAllTheSame() {
        EmailId id = opened();
        ledger().sent(calling(id, "a", NOW), SES, null, List.of(accept(SES, null)));
        assertThat(entry(id).state()).isEqualTo(SENT);
        assertThat(entry(id).messageId()).isNull();
    }

    @Test
    default void aRecordRepeatedIsKeptOnce() {
        EmailId id = opened();
        Claim claim = calling(id, "a", NOW);
        for (int i = 0; i < 2; i++) {
            ledger().sent(claim, SES, "m-1", List.of(accept(SES, "m-1")));
        }
        assertThat(entry(id).attempts()).hasSize(1);
        assertThat(entry(id).state()).isEqualTo(SENT);
    }

    @Test
    default void aReleaseRepeatedIsKeptOnce() {
        EmailId id = opened();
        Claim claim = claimed(id, "a");
        assertThat(ledger().release(claim, List.of(unavailable(SES)))).isTrue();
        assertThat(ledger().release(claim, List.of(unavailable(SES)))).isTrue();
        assertThat(entry(id).attempts()).hasSize(1);
    }

    @Test
    default void anAcceptOfAWorkerThatLostItsLeaseIsRecordedAllTheSame() {
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
    default void anAcceptOutweighsAFailureThatAnotherWorkerRecorded() {
        EmailId id = opened();
        Claim sleeper = calling(id, "a", NOW);
        ledger().failed(claimed(id, "b", NOW.plus(LEASE)), "refused", List.of());
        ledger().sent(sleeper, SES, "m-1", List.of(accept(SES, "m-1")));
        assertThat(entry(id).state()).isEqualTo(SENT);
        assertThat(entry(id).reason()).isNull();
    }

    @Test
    default void ofTwoAcceptsTheFirstStaysTheProviderAndBothStayAttempts() {
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
    default void whatAWorkerWithoutTheClaimSaysHasNoEffect() {
        EmailId id = opened();
        Claim sleeper = claimed(id, "a");
        Claim second = claimed(id, "b", NOW.plus(LEASE));
        assertThat(ledger().release(sleeper, List.of(unavailable(SES)))).isFalse();
        assertThat(ledger().failed(sleeper, "refused", List.of(unavailable(SES))))
                .isFalse();
        assertThat(ledger().hold(sleeper, List.of(unavailable(SES)))).isFalse();
        assertThat(ledger().park(sleeper, NOW.plus(LEASE), List.of(unavailable(SES))))
                .isFalse();
        assertThat(entry(id)).isEqualTo(new LedgerEntry(SENDING, null, null, null, List.of()));
        assertThat(claim(id, "c", NOW.plus(LEASE))).isEqualTo(new ClaimResult.HeldElsewhere(second.leaseUntil()));
    }

    @Test
    default void anotherWorkersEndIsNotTakenForOnesOwn() {
        EmailId id = opened();
        Claim sleeper = claimed(id, "a");
        ledger().failed(claimed(id, "b", NOW.plus(LEASE)), "refused", List.of());
        assertThat(ledger().failed(sleeper, "refused", List.of())).isFalse();
    }

    @Test
    default void aFailedEmailSaysWhy() {
        EmailId id = opened();
        assertThat(ledger().failed(claimed(id, "a"), "bad_address", List.of(unavailable(SES))))
                .isTrue();
        assertThat(entry(id).reason()).isEqualTo("bad_address");
        assertThat(claim(id, "b", NOW)).isEqualTo(new ClaimResult.Ended(FAILED, "bad_address"));
    }

    @Test
    default void anExpiredEmailHasEndedAndKeepsItsAttempts() {
        EmailId id = opened();
        Claim claim = claimed(id, "a");
        assertThat(ledger().expired(claim, List.of(unavailable(SES)))).isTrue();
        assertThat(ledger().expired(claim, List.of(unavailable(SES)))).isTrue();
        assertThat(entry(id).attempts()).hasSize(1);
        assertThat(claim(id, "b", NOW.plus(LEASE))).isEqualTo(new ClaimResult.Ended(EXPIRED, null));
    }

    @Test
    default void anEmailThatExpiredWhileUnknownStaysUnknownAndSaysWhy() {
        EmailId id = opened();
        assertThat(ledger().holdExpired(claimed(id, "a"), List.of(unknown(SES))))
                .isTrue();
        assertThat(claim(id, "b", NOW.plus(LEASE)))
                .isEqualTo(new ClaimResult.Ended(UNKNOWN, Ledger.EXPIRED_WHILE_UNKNOWN));
    }

    @Test
    default void aWorkerWithoutTheClaimCanNotHaveTheEmailExpire() {
        EmailId id = opened();
        Claim sleeper = claimed(id, "a");
        claimed(id, "b", NOW.plus(LEASE));
        assertThat(ledger().expired(sleeper, List.of())).isFalse();
        assertThat(ledger().holdExpired(sleeper, List.of())).isFalse();
        assertThat(entry(id).state()).isEqualTo(SENDING);
    }

    @Test
    default void anAcceptOfASleeperOutweighsThatTheEmailExpiredMeanwhile() {
        EmailId id = opened();
        Claim sleeper = calling(id, "a", NOW);
        ledger().expired(claimed(id, "b", NOW.plus(LEASE)), List.of());
        ledger().sent(sleeper, SES, "m-1", List.of(accept(SES, "m-1")));
        assertThat(entry(id).state()).isEqualTo(SENT);
    }

    @Test
    default void anUnknownEmailIsHeld() {
        EmailId id = opened();
        assertThat(ledger().hold(claimed(id, "a"), List.of(unknown(SES)))).isTrue();
        assertThat(claim(id, "b", NOW.plus(LEASE))).isEqualTo(new ClaimResult.Ended(UNKNOWN, null));
    }
}
