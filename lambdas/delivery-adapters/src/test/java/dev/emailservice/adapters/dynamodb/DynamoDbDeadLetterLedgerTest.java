package dev.emailservice.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.adapters.Jobs;
import dev.emailservice.delivery.ledger.AttemptRecord;
import dev.emailservice.delivery.ledger.AuditRecord;
import dev.emailservice.delivery.ledger.AuditRecord.Action;
import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.Claim.Earlier;
import dev.emailservice.delivery.ledger.ClaimResult;
import dev.emailservice.delivery.ledger.ClaimResult.Claimed;
import dev.emailservice.delivery.ledger.DeadEntry;
import dev.emailservice.delivery.ledger.DeadLetterLedger;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.ledger.LedgerTable;
import dev.emailservice.model.settings.OutboxQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A person reopens and discards entries while workers go on writing theirs. */
final class DynamoDbDeadLetterLedgerTest {

    private static final DynamoDbClient DYNAMO_DB = LedgerTables.start();
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final ProviderName SES = new ProviderName("ses");

    private final DynamoDbLedger ledger = new DynamoDbLedger(DYNAMO_DB, LedgerTables.TABLE);
    private final DeadLetterLedger dead = new DynamoDbDeadLetterLedger(DYNAMO_DB, LedgerTables.TABLE);

    @AfterAll
    static void stop() {
        DYNAMO_DB.close();
    }

    private EmailId queued() {
        EmailJob job = Jobs.job(NOW);
        ledger.open(job);
        return job.id();
    }

    private Claim claim(EmailId id, String worker, Instant now) {
        return ((Claimed) ledger.claim(id, worker, now, now.plusSeconds(20))).claim();
    }

    private EmailId failed() {
        EmailId id = queued();
        Claim claim = claim(id, "w1", NOW);
        ledger.begin(claim, new Call(SES, NOW), List.of());
        ledger.failed(
                claim,
                "rejected",
                List.of(attempt(new AttemptOutcome.MessageFault(
                        "rejected", AttemptOutcome.MessageFault.Scope.EVERY_PROVIDER))));
        return id;
    }

    private EmailId held() {
        EmailId id = queued();
        Claim claim = claim(id, "w1", NOW);
        ledger.begin(claim, new Call(SES, NOW), List.of());
        ledger.hold(claim, List.of(attempt(new AttemptOutcome.Unknown("read_timeout"))));
        return id;
    }

    private static AttemptRecord attempt(AttemptOutcome outcome) {
        return new AttemptRecord(SES, outcome, NOW, Duration.ofMillis(12), "first");
    }

    private static AuditRecord record(Action action) {
        return new AuditRecord(NOW.plusSeconds(60), "grace", action, "the address was ours", "failed", "rejected");
    }

    private DeadEntry read(EmailId id) {
        return dead.read(id).orElseThrow();
    }

    @Test
    void aFailedEntryTellsItsStateReasonAttemptsAndNothingElse() {
        DeadEntry entry = read(failed());

        assertThat(entry.state()).isEqualTo(LedgerState.FAILED);
        assertThat(entry.reason()).isEqualTo("rejected");
        assertThat(entry.mayBeSent()).isFalse();
        assertThat(entry.lastProvider()).isEqualTo("ses");
        assertThat(entry.attempts().getFirst().tookMillis()).isEqualTo(12);
        assertThat(entry.toString()).doesNotContainIgnoringCase("canary");
        assertThat(dead.read(Jobs.job(NOW).id())).isEmpty();
    }

    @Test
    void aReopenedEntryIsClaimedLikeANewOneSentOnceAndKeepsWhoReopenedIt() {
        EmailId id = failed();

        assertThat(dead.reopen(read(id), record(Action.REDRIVEN))).isTrue();

        assertThat(read(id).state()).isEqualTo(LedgerState.QUEUED);
        assertThat(read(id).reason()).isNull();
        Claim claim = claim(id, "w2", NOW.plusSeconds(61));
        assertThat(claim.earlier()).isEqualTo(Earlier.NOT_SENT);
        assertThat(ledger.begin(claim, new Call(SES, NOW.plusSeconds(61)), List.of()))
                .isTrue();
        ledger.sent(claim, SES, "m-1", List.of(attempt(new AttemptOutcome.Accepted("m-1"))));
        assertThat(read(id).state()).isEqualTo(LedgerState.SENT);
        assertThat(read(id).acceptedBy()).isEqualTo("ses");
        assertThat(read(id).attempts()).hasSize(2);
        assertThat(read(id).audit()).containsExactly(record(Action.REDRIVEN));
        assertThat(ledger.claim(id, "w3", NOW.plusSeconds(62), NOW.plusSeconds(82)))
                .isEqualTo(new ClaimResult.Ended(LedgerState.SENT, null));
    }

    @Test
    void ofTwoWhoReopenTheSameEntryOneDoes() {
        EmailId id = failed();
        DeadEntry seenByBoth = read(id);

        assertThat(dead.reopen(seenByBoth, record(Action.REDRIVEN))).isTrue();
        assertThat(dead.reopen(
                        seenByBoth, new AuditRecord(NOW, "ada", Action.REDRIVEN, "me too", "failed", "rejected")))
                .isFalse();

        assertThat(read(id).audit()).hasSize(1);
    }

    @Test
    void aWriteTriedAgainAfterItWasAppliedSaysThatItWas() {
        EmailId id = failed();
        DeadLetterLedger twice = new DynamoDbDeadLetterLedger(Twice.of(DYNAMO_DB), LedgerTables.TABLE);

        assertThat(twice.reopen(read(id), record(Action.REDRIVEN))).isTrue();

        assertThat(read(id).audit()).hasSize(1);
        assertThat(read(id).state()).isEqualTo(LedgerState.QUEUED);
    }

    @Test
    void anEntryThatAWorkerOrAnEventHasMovedOnIsNotTouched() {
        EmailId id = failed();
        DeadEntry before = read(id);
        dead.reopen(before, record(Action.REDRIVEN));
        DeadEntry queued = read(id);
        Claim claim = claim(id, "w2", NOW.plusSeconds(61));
        ledger.begin(claim, new Call(SES, NOW.plusSeconds(61)), List.of());

        AuditRecord late = new AuditRecord(NOW, "ada", Action.DISCARDED, "late", "queued", null);
        assertThat(dead.note(queued, late)).isFalse();
        assertThat(dead.discard(queued, late)).isFalse();
        assertThat(read(id).state()).isEqualTo(LedgerState.SENDING);
        assertThat(read(id).mayBeSent()).as("a call is under way").isTrue();
        assertThat(dead.discard(read(id), late)).isTrue();
        ledger.sent(claim, SES, "m-1", List.of(attempt(new AttemptOutcome.Accepted("m-1"))));
        assertThat(read(id).state()).as("what was sent is sent").isEqualTo(LedgerState.SENT);
    }

    @Test
    void oneThatMayHaveBeenSentGoesOnSayingSoReopenedOrDiscarded() {
        EmailId reopened = held();
        assertThat(read(reopened).mayBeSent()).isTrue();
        assertThat(dead.reopen(read(reopened), record(Action.REDRIVEN))).isTrue();
        assertThat(claim(reopened, "w2", NOW.plusSeconds(61)).earlier()).isEqualTo(Earlier.CONFIRMATION_OVERDUE);

        EmailId discarded = held();
        assertThat(dead.discard(read(discarded), record(Action.DISCARDED))).isTrue();
        assertThat(read(discarded).mayBeSent()).isTrue();
        assertThat(read(discarded).state()).isEqualTo(LedgerState.FAILED);
        assertThat(read(discarded).reason()).isEqualTo(DeadLetterLedger.DISCARDED);
    }

    @Test
    void anEntryIsOpenFromItsRedriveOnAndUntilItIsDiscarded() {
        AuditRecord redriven = record(Action.REDRIVEN);
        String since = Long.toString(redriven.at().toEpochMilli());
        EmailId failed = failed();
        assertThat(LedgerTables.item(DYNAMO_DB, failed)).doesNotContainKey("open");
        dead.reopen(read(failed), redriven);
        EmailId queued = queued();
        dead.note(read(queued), redriven);
        for (EmailId id : List.of(failed, queued)) {
            assertThat(LedgerTables.item(DYNAMO_DB, id))
                    .containsEntry("openSince", AttributeValue.fromN(since))
                    .containsEntry("open", AttributeValue.fromS(LedgerTable.openShard(id)));
        }
        dead.discard(read(queued), record(Action.DISCARDED));
        dead.note(read(queued), record(Action.REDRIVEN));
        assertThat(LedgerTables.item(DYNAMO_DB, queued)).doesNotContainKeys("open", "openSince");
    }

    @Test
    void anEntryIsKeptForAsLongAsItsRedrivenMessageCanBeInTheQueuesAndNeverForLess() {
        Instant late = NOW.plus(OutboxQueue.LONGEST_LIFE);
        AuditRecord redriven = new AuditRecord(late, "grace", Action.REDRIVEN, "late", "failed", null);
        EmailId reopened = failed();
        EmailId noted = queued();
        Instant before = read(noted).keptUntil();
        assertThat(before).isBefore(late.plus(OutboxQueue.LONGEST_LIFE));

        assertThat(dead.reopen(read(reopened), redriven)).isTrue();
        assertThat(dead.note(read(noted), redriven)).isTrue();

        for (EmailId id : List.of(reopened, noted)) {
            assertThat(read(id).keptUntil()).isAfterOrEqualTo(late.plus(OutboxQueue.LONGEST_LIFE));
        }
        Instant kept = read(noted).keptUntil();
        assertThat(dead.note(read(noted), record(Action.REDRIVEN))).isTrue();
        assertThat(read(noted).keptUntil()).as("never for less").isEqualTo(kept);
    }

    @Test
    void anEntryThatWaitsForItsConfirmationSaysUntilWhenAndIsNotReopenedOnAnOlderView() {
        EmailId id = queued();
        Claim claim = claim(id, "w1", NOW);
        ledger.begin(claim, new Call(SES, NOW), List.of());
        Instant until = NOW.plusSeconds(300);
        ledger.park(claim, until, List.of(attempt(new AttemptOutcome.Unknown("read_timeout"))));
        DeadEntry first = read(id);
        assertThat(first.confirmUntil()).isEqualTo(until);
        assertThat(first.isBeingConfirmed(until.minusMillis(1))).isTrue();
        assertThat(first.isBeingConfirmed(until)).isFalse();

        Claim again = claim(id, "w2", until);
        ledger.park(again, until.plusSeconds(300), List.of());

        assertThat(dead.reopen(first, record(Action.REDRIVEN))).isFalse();
        assertThat(dead.reopen(read(id), record(Action.REDRIVEN))).isTrue();
        assertThat(read(id).confirmUntil()).isNull();
    }

    @Test
    void theOldestRecordsOfTooManyAreLeftOut() {
        EmailId id = queued();
        for (int i = 0; i <= AuditItem.MAX_RECORDS; i++) {
            AuditRecord next = new AuditRecord(NOW.plusSeconds(i), "grace", Action.REDRIVEN, "again", "queued", null);
            assertThat(dead.note(read(id), next)).isTrue();
        }
        assertThat(read(id).audit()).hasSize(AuditItem.MAX_RECORDS);
        assertThat(read(id).audit().getFirst().at()).isEqualTo(NOW.plusSeconds(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "SENDING", "SENT", "DELIVERED", "BOUNCED", "COMPLAINED"})
    void nothingElseIsReopened(LedgerState state) {
        DeadEntry entry = new DeadEntry(queued(), state, null, false, NOW, NOW, null, NOW, null, List.of(), List.of());
        assertThatThrownBy(() -> dead.reopen(entry, record(Action.REDRIVEN)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
