package dev.emailservice.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.adapters.Jobs;
import dev.emailservice.delivery.status.EmailList;
import dev.emailservice.delivery.status.EmailStatus;
import dev.emailservice.delivery.status.ListPosition;
import dev.emailservice.delivery.status.StatusFilter;
import dev.emailservice.delivery.status.StatusPage;
import dev.emailservice.model.email.Tag;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Lists over several days and all shards, as the table itself gives them. */
final class EmailListTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:02:00Z");
    private static final Tag RARE = new Tag("kind", "rare");

    private final DynamoDbClient dynamoDb = LedgerTables.start();
    private final DynamoDbStatusStore store = new DynamoDbStatusStore(dynamoDb, LedgerTables.TABLE);
    private final EmailList list = new EmailList(store, InstantSource.fixed(NOW));

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Test
    void pagesShowEveryEmailOnceTheNewestFirstWhateverIsAcceptedMeanwhile() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<ListPosition> expected = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            // Some in the same millisecond, some on the days before.
            Instant at = NOW.minus(Duration.ofHours(random.nextInt(3) * 20L)).minusMillis(random.nextInt(20));
            expected.add(new ListPosition(at, put(at, null, LedgerState.QUEUED)));
        }
        expected.sort(Comparator.comparing(ListPosition::order).reversed());

        List<EmailId> shown = new ArrayList<>();
        @Nullable ListPosition after = null;
        do {
            StatusPage page = list.page(StatusFilter.ALL, 7, after);
            page.emails().stream().map(EmailStatus::id).forEach(shown::add);
            put(NOW.plusSeconds(1), null, LedgerState.QUEUED);
            after = page.next();
        } while (after != null);

        assertThat(shown)
                .as("seed %d", seed)
                .containsExactlyElementsOf(
                        expected.stream().map(ListPosition::id).toList());
    }

    @Test
    void aFilterShowsOnlyWhatItNames() {
        EmailId sent = put(NOW.minusSeconds(1), RARE, LedgerState.SENT);
        EmailId queued = put(NOW.minusSeconds(2), RARE, LedgerState.QUEUED);
        EmailId other = put(NOW.minusSeconds(3), new Tag("kind", "other"), LedgerState.SENT);

        assertThat(shown(new StatusFilter(null, RARE))).containsExactly(sent, queued);
        assertThat(shown(new StatusFilter(LedgerState.SENT, null))).containsExactly(sent, other);
        assertThat(shown(new StatusFilter(LedgerState.SENT, RARE))).containsExactly(sent);
        assertThat(shown(new StatusFilter(LedgerState.FAILED, null))).isEmpty();
    }

    @Test
    void aRareTagIsFoundPageByPageSoThatNoCallReadsTheWholeLedger() {
        for (int i = 0; i < EmailList.MOST_EXAMINED; i++) {
            put(NOW.minusMillis(i), null, LedgerState.QUEUED);
        }
        EmailId rare = put(NOW.minusSeconds(60), RARE, LedgerState.QUEUED);

        StatusPage first = list.page(new StatusFilter(null, RARE), 20, null);
        StatusPage second = list.page(new StatusFilter(null, RARE), 20, first.next());

        assertThat(first.emails()).isEmpty();
        assertThat(first.next()).isNotNull();
        assertThat(second.emails()).extracting(EmailStatus::id).containsExactly(rare);
        assertThat(second.next()).isNull();
    }

    @Test
    void aListThatIsReadSlowlyIsAnsweredInPartAndGoesOnFromThere() {
        EmailId newer = put(NOW.minusSeconds(1), null, LedgerState.QUEUED);
        EmailId older = put(NOW.minus(Duration.ofDays(2)), null, LedgerState.QUEUED);
        Iterator<Instant> looks = List.of(NOW, NOW, NOW.plus(EmailList.LONGEST)).iterator();
        EmailList slow = new EmailList(store, looks::next);

        StatusPage first = slow.page(StatusFilter.ALL, 20, null);

        assertThat(first.emails()).extracting(EmailStatus::id).containsExactly(newer);
        assertThat(list.page(StatusFilter.ALL, 20, first.next()).emails())
                .extracting(EmailStatus::id)
                .containsExactly(older);
    }

    @Test
    void anEntryFromAClockThatIsAheadOfMidnightIsListedAndOneThatCannotBeReadHidesNoOther() {
        EmailId ahead =
                put(Instant.parse("2026-11-24T23:58:00Z").plus(Duration.ofMinutes(3)), null, LedgerState.QUEUED);
        EmailList late = new EmailList(store, InstantSource.fixed(Instant.parse("2026-11-24T23:58:00Z")));
        EmailId broken = put(NOW, null, LedgerState.QUEUED);
        dynamoDb.updateItem(update -> update.tableName(LedgerTables.TABLE)
                .key(LedgerItem.key(broken))
                .updateExpression("SET #state = :state")
                .expressionAttributeNames(Map.of("#state", LedgerTable.STATE))
                .expressionAttributeValues(Map.of(":state", AttributeValue.fromS("of_a_newer_version"))));

        assertThat(late.page(StatusFilter.ALL, 20, null).emails())
                .extracting(EmailStatus::id)
                .containsExactly(ahead);
    }

    private List<EmailId> shown(StatusFilter filter) {
        return list.page(filter, 20, null).emails().stream()
                .map(EmailStatus::id)
                .toList();
    }

    private EmailId put(Instant acceptedAt, @Nullable Tag tag, LedgerState state) {
        EmailJob job = Jobs.job(acceptedAt);
        Map<String, AttributeValue> item = new HashMap<>(LedgerItem.queued(job));
        item.put(LedgerTable.STATE, LedgerItem.state(state));
        if (tag != null) {
            item.put(StatusItem.TAGS, StatusItem.tags(List.of(tag)));
        }
        dynamoDb.putItem(put -> put.tableName(LedgerTables.TABLE).item(item));
        return job.id();
    }
}
