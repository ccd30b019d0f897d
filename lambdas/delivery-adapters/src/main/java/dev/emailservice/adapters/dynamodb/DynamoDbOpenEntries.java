package dev.emailservice.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.sweep.Closing;
import dev.emailservice.delivery.sweep.OpenEntries;
import dev.emailservice.delivery.sweep.OpenEntry;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The open entries by the ledger's index of them. What the index says may be old; every write is conditional on the entry in the
 * table itself. Safe for use by many threads.
 */
public final class DynamoDbOpenEntries implements OpenEntries {

    /** Entries a page: about 100 KB of the index. */
    static final int PAGE = 500;

    private static final String FREE = "(#state = :queued OR (#state = :sending AND #leaseUntil <= :now)"
            + " OR (#state = :unknown AND #confirmUntil <= :now))";
    private static final String STALE = " AND #staleAt <= :staleBy";
    // claimedAt is text; of two in the same second the wrong one may be the smaller, which does not matter among days.
    private static final String LOST =
            " AND #openSince <= :lastSeen AND (attribute_not_exists(#claimedAt) OR #claimedAt <= :lastSeenText)";
    private static final String NOT_SENT =
            " AND #state <> :unknown AND attribute_not_exists(#mayBeSent) AND attribute_not_exists(#calling)";
    private static final String MAY_BE_SENT =
            " AND (#state = :unknown OR attribute_exists(#mayBeSent) OR attribute_exists(#calling))";
    // The worker that is late may still record its accept: calling and unrecorded stay.
    private static final String RELEASED = " REMOVE #worker, #leaseUntil, #confirmUntil";

    private final DynamoDbClient dynamoDb;
    private final String table;

    /**
     * The open entries of a ledger.
     *
     * @param dynamoDb see {@link DynamoDbClients}
     * @param table the ledger's
     */
    public DynamoDbOpenEntries(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** The key of the last item read: also of one that is no entry. */
    private record LastKey(Map<String, AttributeValue> key) implements Cursor {}

    @Override
    public Page read(String shard, @Nullable Cursor from) {
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .indexName(LedgerTable.OPEN_INDEX)
                .keyConditionExpression("#open = :shard")
                .expressionAttributeNames(Map.of("#open", LedgerTable.OPEN))
                .expressionAttributeValues(Map.of(":shard", fromS(shard)))
                .limit(PAGE);
        if (from instanceof LastKey last) {
            query.exclusiveStartKey(last.key());
        }
        QueryResponse page;
        try {
            page = dynamoDb.query(query.build());
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
        List<OpenEntry> read = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Map<String, AttributeValue> item : page.items()) {
            LedgerItem.readable(item)
                    .ifPresentOrElse(read::add, () -> unreadable.add(LedgerItem.text(item, LedgerTable.KEY)));
        }
        return new Page(read, unreadable, page.hasLastEvaluatedKey() ? new LastKey(page.lastEvaluatedKey()) : null);
    }

    @Override
    public void setAside(EmailId id) {
        applies(
                id,
                new ConditionalUpdate(
                        "#state = :unknown AND attribute_not_exists(#confirmUntil) AND attribute_exists(#open)",
                        "SET " + LedgerItem.ASIDE,
                        Map.of(":unknown", LedgerItem.state(LedgerState.UNKNOWN), ":held", LedgerItem.aside(id))));
    }

    @Override
    public void dropEnded(EmailId id) {
        applies(
                id,
                new ConditionalUpdate(
                        "attribute_exists(#id) AND NOT #state IN (:queued, :sending, :unknown)",
                        "REMOVE #open, #openSince",
                        openStates()));
    }

    @Override
    public Closing closeStale(EmailId id, Instant now, Instant staleBy) {
        return close(
                id, STALE, Map.of(":now", LedgerItem.millis(now), ":staleBy", LedgerItem.millis(staleBy)), End.EXPIRED);
    }

    @Override
    public Closing closeLost(EmailId id, Instant now, Instant lastSeen) {
        return close(
                id,
                LOST,
                Map.of(
                        ":now", LedgerItem.millis(now),
                        ":lastSeen", LedgerItem.millis(lastSeen),
                        ":lastSeenText", fromS(lastSeen.toString())),
                End.LOST);
    }

    /** How entries end that may not have been sent, and why the others are held. */
    private enum End {
        EXPIRED(Closing.EXPIRED, LedgerState.EXPIRED, null, Ledger.EXPIRED_WHILE_UNKNOWN),
        LOST(Closing.LOST, LedgerState.FAILED, LOST_FROM_QUEUE, LOST_FROM_QUEUE);

        final Closing closing;
        final LedgerState state;
        final @Nullable String reason;
        final String heldReason;

        End(Closing closing, LedgerState state, @Nullable String reason, String heldReason) {
            this.closing = closing;
            this.state = state;
            this.reason = reason;
            this.heldReason = heldReason;
        }
    }

    private Closing close(EmailId id, String cause, Map<String, AttributeValue> about, End end) {
        Map<String, AttributeValue> values = new HashMap<>(about);
        values.putAll(openStates());
        Map<String, AttributeValue> ending = new HashMap<>(values);
        ending.put(":next", LedgerItem.state(end.state));
        String set = "SET #state = :next";
        if (end.reason != null) {
            set += ", #reason = :reason";
            ending.put(":reason", fromS(end.reason));
        }
        if (applies(id, new ConditionalUpdate(FREE + cause + NOT_SENT, set + RELEASED + LedgerItem.CLOSED, ending))) {
            return end.closing;
        }
        values.put(":reason", fromS(end.heldReason));
        values.put(":held", LedgerItem.aside(id));
        String hold = "SET #state = :unknown, #reason = :reason, " + LedgerItem.ASIDE + RELEASED;
        boolean held = applies(id, new ConditionalUpdate(FREE + cause + MAY_BE_SENT, hold, values));
        return held ? Closing.HELD : Closing.UNTOUCHED;
    }

    private static Map<String, AttributeValue> openStates() {
        return Map.of(
                ":queued", LedgerItem.state(LedgerState.QUEUED),
                ":sending", LedgerItem.state(LedgerState.SENDING),
                ":unknown", LedgerItem.state(LedgerState.UNKNOWN));
    }

    private boolean applies(EmailId id, ConditionalUpdate update) {
        try {
            dynamoDb.updateItem(update.of(table, id));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
    }
}
