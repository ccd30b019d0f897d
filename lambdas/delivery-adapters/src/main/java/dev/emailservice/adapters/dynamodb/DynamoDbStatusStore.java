package dev.emailservice.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.emailservice.delivery.ledger.UnreadableEntryException;
import dev.emailservice.delivery.status.Cancellation;
import dev.emailservice.delivery.status.EmailStatus;
import dev.emailservice.delivery.status.ListPosition;
import dev.emailservice.delivery.status.StatusStore;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.AcceptedIndex;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.ledger.LedgerTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The ledger's table as senders see it: entries by their id, lists by the {@link AcceptedIndex}. Safe for use by many threads.
 */
public final class DynamoDbStatusStore implements StatusStore {

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final BatchRead batches;

    /**
     * The entries of a ledger.
     *
     * @param dynamoDb see {@link DynamoDbClients}
     * @param table the ledger's
     */
    public DynamoDbStatusStore(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.batches = new BatchRead(dynamoDb, table);
    }

    @Override
    public Optional<EmailStatus> find(EmailId id) {
        Map<String, AttributeValue> item;
        try {
            item = dynamoDb.getItem(
                            get -> get.tableName(table).key(LedgerItem.key(id)).consistentRead(true))
                    .item();
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
        try {
            return item.isEmpty() ? Optional.empty() : Optional.of(StatusItem.of(item));
        } catch (RuntimeException e) {
            throw new UnreadableEntryException(id, e);
        }
    }

    @Override
    public List<ListPosition> newest(String shard, @Nullable ListPosition before, int atMost) {
        Map<String, String> names = new HashMap<>(Map.of("#day", AcceptedIndex.DAY));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":shard", fromS(shard)));
        String condition = "#day = :shard";
        if (before != null) {
            condition += " AND #order < :before";
            names.put("#order", AcceptedIndex.ORDER);
            values.put(":before", fromS(before.order()));
        }
        QueryRequest query = QueryRequest.builder()
                .tableName(table)
                .indexName(AcceptedIndex.NAME)
                .keyConditionExpression(condition)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .limit(atMost)
                .build();
        try {
            return dynamoDb.query(query).items().stream()
                    .map(item -> ListPosition.ofOrder(LedgerItem.text(item, AcceptedIndex.ORDER))
                            .orElseThrow())
                    .toList();
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
    }

    @Override
    public List<EmailStatus> read(List<EmailId> ids) {
        return batches.read(ids);
    }

    @Override
    public Cancellation cancel(EmailId id) {
        ConditionalUpdate update = new ConditionalUpdate(
                // A claim leaves its time behind for good: what was ever begun may have been sent.
                "#state = :queued AND attribute_not_exists(#claimedAt)",
                "SET #state = :cancelled REMOVE #open, #openSince",
                Map.of(
                        ":queued", LedgerItem.state(LedgerState.QUEUED),
                        ":cancelled", LedgerItem.state(LedgerState.CANCELLED)));
        try {
            dynamoDb.updateItem(update.of(table, id));
            return new Cancellation.Cancelled();
        } catch (ConditionalCheckFailedException e) {
            return e.hasItem() && e.item().containsKey(LedgerTable.STATE)
                    ? refused(LedgerItem.stateOf(e.item()))
                    : new Cancellation.NotThere();
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
    }

    private static Cancellation refused(LedgerState state) {
        return state == LedgerState.CANCELLED ? new Cancellation.Cancelled() : new Cancellation.TooLate(state);
    }
}
