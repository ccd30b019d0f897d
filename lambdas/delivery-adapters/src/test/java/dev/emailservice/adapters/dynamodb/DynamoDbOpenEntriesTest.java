package dev.emailservice.adapters.dynamodb;

import static dev.emailservice.model.ledger.LedgerState.EXPIRED;
import static dev.emailservice.model.ledger.LedgerState.FAILED;
import static dev.emailservice.model.ledger.LedgerState.QUEUED;
import static dev.emailservice.model.ledger.LedgerState.SENDING;
import static dev.emailservice.model.ledger.LedgerState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.adapters.Jobs;
import dev.emailservice.delivery.ledger.AttemptRecord;
import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.ClaimResult.Claimed;
import dev.emailservice.delivery.ledger.ClaimResult.Ended;
import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.sweep.Closing;
import dev.emailservice.delivery.sweep.OpenEntries;
import dev.emailservice.delivery.sweep.OpenEntry;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How open entries end that nobody works on. Each write is right also where its first answer is lost. */
final class DynamoDbOpenEntriesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant STALE_AT = NOW.plusSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(40);
    private static final ProviderName SES = new ProviderName("ses");
    private static final DynamoDbClient DYNAMO_DB = LedgerTables.start();

    private final DynamoDbLedger ledger = new DynamoDbLedger(DYNAMO_DB, LedgerTables.TABLE);
    private final DynamoDbOpenEntries entries = new DynamoDbOpenEntries(DYNAMO_DB, LedgerTables.TABLE);

    @AfterAll
    static void stop() {
        DYNAMO_DB.close();
    }

    @Test
    void aQueuedEntryEndsAsExpiredOnceItIsStale() {
        EmailId id = opened(STALE_AT);
        assertThat(entries.closeStale(id, STALE_AT.plusSeconds(60), STALE_AT.minusMillis(1)))
                .isEqualTo(Closing.UNTOUCHED);
        assertThat(entries.closeStale(id, STALE_AT, STALE_AT)).isEqualTo(Closing.EXPIRED);
        assertIs(id, EXPIRED, null);
        assertThat(entries.closeStale(id, STALE_AT, STALE_AT)).isEqualTo(Closing.UNTOUCHED);
        assertThat(ledger.claim(id, "late", STALE_AT, STALE_AT.plus(LEASE))).isEqualTo(new Ended(EXPIRED, null));
    }

    @Test
    void anEntryWithoutAnExpiryIsNeverStale() {
        EmailId id = opened(null);
        assertThat(entries.closeStale(id, NOW.plus(Duration.ofDays(29)), NOW.plus(Duration.ofDays(29))))
                .isEqualTo(Closing.UNTOUCHED);
        assertIs(id, QUEUED, null);
    }

    @Test
    void aWorkersLeaseIsRespectedUntilItEnds() {
        EmailId id = opened(STALE_AT);
        Claim claim = claim(id, STALE_AT);
        assertThat(entries.closeStale(
                        id,
                        STALE_AT.plus(LEASE).minusMillis(1),
                        STALE_AT.plus(LEASE).minusMillis(1)))
                .isEqualTo(Closing.UNTOUCHED);
        assertThat(entries.closeStale(id, STALE_AT.plus(LEASE), STALE_AT.plus(LEASE)))
                .isEqualTo(Closing.EXPIRED);
        // That worker, were it only slow, may not call any more.
        assertThat(ledger.begin(claim, new Call(SES, STALE_AT), List.of())).isFalse();
        assertIs(id, EXPIRED, null);
    }

    @Test
    void anEntryWhoseWorkerDiedInACallIsHeldAndItsLateAcceptStillCounts() {
        EmailId id = opened(STALE_AT);
        Claim claim = claim(id, NOW);
        ledger.begin(claim, new Call(SES, NOW), List.of());
        assertThat(entries.closeStale(id, STALE_AT, STALE_AT)).isEqualTo(Closing.HELD);
        assertIs(id, UNKNOWN, Ledger.EXPIRED_WHILE_UNKNOWN);
        assertThat(entries.closeStale(id, STALE_AT, STALE_AT)).isEqualTo(Closing.UNTOUCHED);
        ledger.sent(claim, SES, "m-1", List.of());
        assertIs(id, LedgerState.SENT, null);
    }

    @Test
    void anEntryGivenBackAfterAnUnknownOutcomeIsHeld() {
        EmailId id = opened(STALE_AT);
        ledger.release(claim(id, NOW), List.of(unknown()));
        assertThat(entries.closeStale(id, STALE_AT, STALE_AT)).isEqualTo(Closing.HELD);
        assertIs(id, UNKNOWN, Ledger.EXPIRED_WHILE_UNKNOWN);
        assertThat(ledger.claim(id, "late", STALE_AT, STALE_AT.plus(LEASE)))
                .isEqualTo(new Ended(UNKNOWN, Ledger.EXPIRED_WHILE_UNKNOWN));
    }

    @Test
    void aParkedEntryIsLeftUntilItsConfirmationIsOverdue() {
        EmailId id = opened(STALE_AT);
        ledger.park(claim(id, NOW), STALE_AT.plusSeconds(1), List.of(unknown()));
        assertThat(entries.closeStale(id, STALE_AT, STALE_AT)).isEqualTo(Closing.UNTOUCHED);
        assertThat(entries.closeStale(id, STALE_AT.plusSeconds(1), STALE_AT.plusSeconds(1)))
                .isEqualTo(Closing.HELD);
        assertIs(id, UNKNOWN, Ledger.EXPIRED_WHILE_UNKNOWN);
    }

    @Test
    void aHeldEntryKeepsWhatItSays() {
        EmailId id = opened(STALE_AT);
        ledger.hold(claim(id, NOW), List.of(unknown()));
        assertThat(entries.closeStale(id, STALE_AT, STALE_AT)).isEqualTo(Closing.UNTOUCHED);
        assertThat(entries.closeLost(id, STALE_AT, STALE_AT)).isEqualTo(Closing.UNTOUCHED);
        assertIs(id, UNKNOWN, null);
    }

    @Test
    void anEntryThatWasAcceptedTooLongAgoIsLost() {
        EmailId id = opened(null);
        Instant later = NOW.plus(Duration.ofDays(18));
        assertThat(entries.closeLost(id, later, NOW.minusMillis(1))).isEqualTo(Closing.UNTOUCHED);
        assertThat(entries.closeLost(id, later, NOW)).isEqualTo(Closing.LOST);
        assertIs(id, FAILED, OpenEntries.LOST_FROM_QUEUE);
        assertThat(entries.closeLost(id, later, NOW)).isEqualTo(Closing.UNTOUCHED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEntryThatAWorkerHadLatelyHasAMessageStill(boolean released) {
        EmailId id = opened(null);
        Instant seen = NOW.plusSeconds(600);
        Claim claim = claim(id, seen);
        if (released) {
            ledger.release(claim, List.of());
        }
        Instant later = NOW.plus(Duration.ofDays(18));
        assertThat(entries.closeLost(id, later, seen.minusSeconds(1))).isEqualTo(Closing.UNTOUCHED);
        assertIs(id, released ? QUEUED : SENDING, null);
        assertThat(entries.closeLost(id, later, seen)).isEqualTo(Closing.LOST);
    }

    @Test
    void aLostEntryThatMayHaveBeenSentIsHeld() {
        EmailId id = opened(null);
        ledger.park(claim(id, NOW), NOW.plusSeconds(300), List.of(unknown()));
        Instant later = NOW.plus(Duration.ofDays(18));
        assertThat(entries.closeLost(id, later, NOW)).isEqualTo(Closing.HELD);
        assertIs(id, UNKNOWN, OpenEntries.LOST_FROM_QUEUE);
    }

    @Test
    void aWriteWhoseFirstAnswerIsLostEndsTheEntryAllTheSame() {
        EmailId id = opened(STALE_AT);
        new DynamoDbOpenEntries(Twice.of(DYNAMO_DB), LedgerTables.TABLE).closeStale(id, STALE_AT, STALE_AT);
        assertIs(id, EXPIRED, null);
    }

    @Test
    void whatIsNotThereIsLeftAloneAndATableThatIsNotThereIsUnavailable() {
        EmailId missing = Jobs.job(NOW).id();
        assertThat(entries.closeStale(missing, NOW, NOW)).isEqualTo(Closing.UNTOUCHED);
        assertThat(LedgerTables.item(DYNAMO_DB, missing)).isEmpty();
        DynamoDbOpenEntries away = new DynamoDbOpenEntries(DYNAMO_DB, "no-such-table");
        assertThatThrownBy(() -> away.read("0", null)).isInstanceOf(LedgerUnavailableException.class);
        assertThatThrownBy(() -> away.closeStale(missing, NOW, NOW)).isInstanceOf(LedgerUnavailableException.class);
    }

    @Test
    void anEntryThatAnOlderVersionHeldIsSetAsideAndNoOther() {
        EmailId held = opened(null);
        ledger.hold(claim(held, NOW), List.of(unknown()));
        change(held, "SET #open = :value", "open", LedgerTable.openShard(held));
        EmailId parked = opened(null);
        ledger.park(claim(parked, NOW), NOW.plusSeconds(300), List.of(unknown()));
        EmailId queued = opened(null);
        for (EmailId id : List.of(held, parked, queued, Jobs.job(NOW).id())) {
            entries.setAside(id);
        }
        assertThat(shardOf(held)).isEqualTo(LedgerTable.heldShard(held));
        assertThat(shardOf(parked)).isEqualTo(LedgerTable.openShard(parked));
        assertThat(shardOf(queued)).isEqualTo(LedgerTable.openShard(queued));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEntryThatAWorkerOrASweepHoldsIsAmongTheHeldOnes(boolean swept) {
        EmailId id = opened(STALE_AT);
        if (swept) {
            ledger.release(claim(id, NOW), List.of(unknown()));
            assertThat(entries.closeStale(id, STALE_AT, STALE_AT)).isEqualTo(Closing.HELD);
        } else {
            ledger.holdExpired(claim(id, NOW), List.of(unknown()));
        }
        assertThat(shardOf(id)).isEqualTo(LedgerTable.heldShard(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REMOVE #state", "SET #state = :value"})
    void anItemThatIsNoEntryIsPassedOverAndNamed(String garbled) {
        EmailId bad = opened(null);
        change(bad, garbled, "state", "no-such-state");
        OpenEntries.Page page = entries.read(LedgerTable.openShard(bad), null);
        assertThat(page.unreadable()).contains(bad.value());
        assertThat(page.entries()).extracting(OpenEntry::id).doesNotContain(bad);
        change(bad, "REMOVE #open", "open", "");
    }

    @Test
    void anEntryFromBeforeTheIndexIsInItOnceAWorkerClaimsIt() {
        EmailId old = opened(STALE_AT);
        change(old, "REMOVE #open, openSince", "open", "");
        EmailId young = opened(STALE_AT);
        Instant later = NOW.plusSeconds(5);
        claim(old, later);
        claim(young, later);
        assertThat(shardOf(old)).isEqualTo(LedgerTable.openShard(old));
        assertThat(LedgerTables.item(DYNAMO_DB, old)).containsEntry("openSince", LedgerItem.millis(later));
        assertThat(LedgerTables.item(DYNAMO_DB, young)).containsEntry("openSince", LedgerItem.millis(NOW));
    }

    private static String shardOf(EmailId id) {
        return LedgerItem.text(LedgerTables.item(DYNAMO_DB, id), "open");
    }

    /** Changes an item as this version would not. */
    private static void change(EmailId id, String update, String attribute, String value) {
        DYNAMO_DB.updateItem(item -> item.tableName(LedgerTables.TABLE)
                .key(LedgerItem.key(id))
                .updateExpression(update)
                .expressionAttributeNames(Map.of("#" + attribute, attribute))
                .expressionAttributeValues(
                        update.contains(":value") ? Map.of(":value", AttributeValue.fromS(value)) : null));
    }

    private EmailId opened(@Nullable Instant staleAt) {
        EmailJob job = Jobs.job(NOW);
        ledger.open(new EmailJob(job.id(), NOW, job.email(), new SendOptions(staleAt, null)));
        return job.id();
    }

    private Claim claim(EmailId id, Instant at) {
        return ((Claimed) ledger.claim(id, "worker", at, at.plus(LEASE))).claim();
    }

    private static AttemptRecord unknown() {
        return new AttemptRecord(SES, new Unknown("read_timeout"), NOW, Duration.ZERO, "the cheapest");
    }

    private static void assertIs(EmailId id, LedgerState state, @Nullable String reason) {
        assertThat(LedgerTables.entry(DYNAMO_DB, id).orElseThrow()).satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(state);
            assertThat(entry.reason()).isEqualTo(reason);
        });
        if (state.isTerminal()) {
            assertThat(LedgerTables.item(DYNAMO_DB, id)).doesNotContainKeys("open", "openSince", "worker");
        } else {
            assertThat(LedgerTables.item(DYNAMO_DB, id)).containsKeys("open", "openSince");
        }
    }
}
