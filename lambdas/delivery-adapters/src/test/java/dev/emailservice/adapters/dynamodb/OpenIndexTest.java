package dev.emailservice.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.adapters.Jobs;
import dev.emailservice.delivery.Deadline;
import dev.emailservice.delivery.Expiry;
import dev.emailservice.delivery.events.ProviderEvent;
import dev.emailservice.delivery.events.ProviderEvent.Kind;
import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.ClaimResult.Claimed;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.sweep.Closing;
import dev.emailservice.delivery.sweep.OpenEntries;
import dev.emailservice.delivery.sweep.OpenEntry;
import dev.emailservice.delivery.sweep.SweepReport;
import dev.emailservice.delivery.sweep.Sweeper;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The index holds an entry from its opening to its end, whatever ends it. */
final class OpenIndexTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123Z");
    private static final ProviderName SES = new ProviderName("ses");

    private final DynamoDbClient dynamoDb = LedgerTables.start();
    private final DynamoDbLedger ledger = new DynamoDbLedger(dynamoDb, LedgerTables.TABLE);
    private final DynamoDbOpenEntries entries = new DynamoDbOpenEntries(dynamoDb, LedgerTables.TABLE);

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Test
    void anOpenEntryIsFoundWithAllThatASweepGoesBy() {
        EmailId id = opened(NOW, NOW.plusSeconds(60));
        assertThat(open()).containsExactly(new OpenEntry(id, LedgerState.QUEUED, NOW, NOW.plusSeconds(60), false));
        Claim claim = claim(id);
        assertThat(open()).extracting(OpenEntry::state).containsExactly(LedgerState.SENDING);
        ledger.park(claim, NOW.plusSeconds(300), List.of());
        assertThat(open()).containsExactly(new OpenEntry(id, LedgerState.UNKNOWN, NOW, NOW.plusSeconds(60), true));
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                ending("sent", world -> {
                    world.ledger.begin(world.claim, new Call(SES, NOW), List.of());
                    world.ledger.sent(world.claim, SES, "m-1", List.of());
                }),
                ending("failed", world -> world.ledger.failed(world.claim, "refused", List.of())),
                ending("expired", world -> world.ledger.expired(world.claim, List.of())),
                ending(
                        "told by its provider",
                        world -> new DynamoDbEvents(world.dynamoDb, LedgerTables.TABLE)
                                .apply(new ProviderEvent(world.claim.id(), SES, Kind.DELIVERED, NOW, "e-1", null))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void anEntryThatHasEndedIsNotInTheIndex(String name, Consumer<World> ending) {
        EmailId id = opened(NOW, null);
        ending.accept(new World(dynamoDb, ledger, claim(id)));
        assertThat(LedgerTables.entry(dynamoDb, id).orElseThrow().state().isTerminal())
                .as(name)
                .isTrue();
        assertThat(open()).isEmpty();
    }

    @Test
    void anEntryThatWasNeverQueuedIsNotInTheIndexAndAHeldOneIs() {
        ledger.notQueued(opened(NOW, null));
        assertThat(open()).isEmpty();
        ledger.hold(claim(opened(NOW, null)), List.of());
        assertThat(open()).singleElement().matches(OpenEntry::isHeld);
    }

    @Test
    void aShardIsReadFromPageToPageTheOldestFirst() {
        int count = LedgerTable.OPEN_SHARDS * (DynamoDbOpenEntries.PAGE + 50);
        for (int i = 0; i < count; i++) {
            opened(NOW.minusSeconds(i), null);
        }
        List<OpenEntry> shard = shard(LedgerTable.openShard(3));
        assertThat(shard.size()).isGreaterThan(DynamoDbOpenEntries.PAGE);
        assertThat(shard).isSortedAccordingTo((a, b) -> a.since().compareTo(b.since()));
        assertThat(open().stream().distinct()).hasSize(count);
    }

    @Test
    void aSweepEndsWhatIsStaleAndCountsTheRest() {
        EmailId stale = opened(NOW.minusSeconds(120), NOW.minus(Expiry.GRACE));
        opened(NOW.minusSeconds(90), null);
        SweepReport report = new Sweeper(entries, () -> NOW).sweep(new Deadline(NOW.plus(Duration.ofSeconds(30))));
        assertThat(report.whole()).isTrue();
        assertThat(report.closed(Closing.EXPIRED)).isEqualTo(1);
        assertThat(report.open(LedgerState.QUEUED)).isEqualTo(1);
        assertThat(report.oldest()).isEqualTo(Duration.ofSeconds(90));
        assertThat(LedgerTables.entry(dynamoDb, stale).orElseThrow().state()).isEqualTo(LedgerState.EXPIRED);
    }

    record World(DynamoDbClient dynamoDb, DynamoDbLedger ledger, Claim claim) {}

    @Test
    void anEntryThatAnOlderWorkerEndedIsTakenOffTheIndexAndAnOpenOneIsNot() {
        EmailId ended = opened(NOW, null);
        EmailId open = opened(NOW, null);
        dynamoDb.updateItem(update -> update.tableName(LedgerTables.TABLE)
                .key(LedgerItem.key(ended))
                .updateExpression("SET #state = :sent")
                .expressionAttributeNames(Map.of("#state", LedgerItem.STATE))
                .expressionAttributeValues(Map.of(":sent", LedgerItem.state(LedgerState.SENT))));
        entries.dropEnded(ended);
        entries.dropEnded(open);
        entries.dropEnded(Jobs.job(NOW).id());
        assertThat(open()).extracting(OpenEntry::id).containsExactly(open);
        assertThat(LedgerTables.entry(dynamoDb, ended).orElseThrow().state()).isEqualTo(LedgerState.SENT);
    }

    private static Arguments ending(String name, Consumer<World> ending) {
        return Arguments.of(name, ending);
    }

    private EmailId opened(Instant acceptedAt, @Nullable Instant staleAt) {
        EmailJob job = Jobs.job(acceptedAt);
        ledger.open(new EmailJob(job.id(), acceptedAt, job.email(), new SendOptions(staleAt, null)));
        return job.id();
    }

    private Claim claim(EmailId id) {
        return ((Claimed) ledger.claim(id, "worker", NOW, NOW.plusSeconds(40))).claim();
    }

    private List<OpenEntry> open() {
        List<OpenEntry> all = new ArrayList<>();
        LedgerTable.openShards().forEach(shard -> all.addAll(shard(shard)));
        LedgerTable.heldShards().forEach(shard -> all.addAll(shard(shard)));
        return all;
    }

    private List<OpenEntry> shard(String name) {
        List<OpenEntry> all = new ArrayList<>();
        OpenEntries.Cursor next = null;
        do {
            OpenEntries.Page page = entries.read(name, next);
            all.addAll(page.entries());
            next = page.next();
        } while (next != null);
        return all;
    }
}
