package dev.emailservice.adapters.dynamodb;

import dev.emailservice.delivery.events.EventResult;
import dev.emailservice.delivery.events.EventResult.Applied;
import dev.emailservice.delivery.events.EventResult.NoChange;
import dev.emailservice.delivery.events.EventResult.Repeated;
import dev.emailservice.delivery.events.EventResult.UnknownEmail;
import dev.emailservice.delivery.events.EventStore;
import dev.emailservice.delivery.events.ProviderEvent;
import dev.emailservice.delivery.events.StateAfter;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerState;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Events in the ledger's table, with the entry they are about: a read, then a write that holds only while the entry's state and
 * events are as they were read. A write that the client tries again after it was applied is therefore refused, and found to be
 * applied. Safe for use by many threads.
 */
public final class DynamoDbEvents implements EventStore {

    /** Every refused write means that another one was applied: more than the events that can meet at one email. */
    static final int MAX_TRIES = 50;

    private final DynamoDbClient dynamoDb;
    private final String table;

    /**
     * The events of a ledger.
     *
     * @param dynamoDb see {@link DynamoDbClients}
     * @param table the ledger's
     */
    public DynamoDbEvents(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public EventResult apply(ProviderEvent event) {
        try {
            Map<String, AttributeValue> item = read(event.emailId());
            for (int refusals = 1; ; refusals++) {
                if (item.isEmpty()) {
                    return new UnknownEmail();
                }
                if (EventItem.holds(item, event)) {
                    return new Repeated();
                }
                LedgerState before = LedgerItem.stateOf(item);
                LedgerState after = StateAfter.of(before, event.kind());
                try {
                    dynamoDb.updateItem(
                            EventItem.apply(item, event, before, after).of(table, event.emailId()));
                    return after == before ? new NoChange(before) : new Applied(before, after);
                } catch (ConditionalCheckFailedException e) {
                    if (refusals == MAX_TRIES) {
                        throw new LedgerUnavailableException("an entry would not hold still", e);
                    }
                    item = e.hasItem() ? e.item() : Map.of();
                }
            }
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
    }

    private Map<String, AttributeValue> read(EmailId id) {
        return dynamoDb.getItem(
                        get -> get.tableName(table).key(LedgerItem.key(id)).consistentRead(true))
                .item();
    }
}
