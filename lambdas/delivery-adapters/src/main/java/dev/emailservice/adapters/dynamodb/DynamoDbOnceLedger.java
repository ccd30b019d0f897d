package dev.emailservice.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.emailservice.delivery.intake.OnceEntry;
import dev.emailservice.delivery.intake.OnceEntry.Progress;
import dev.emailservice.delivery.intake.OnceLedger;
import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * What requests with an idempotency key keep in their email's entry: {@code payload}, {@code request}, {@code requestUntil}
 * (epoch milliseconds) and {@code queuedAt} once the queue has it; in the first entry of a key that was used again {@code
 * latestUse}. Safe for use by many threads.
 */
public final class DynamoDbOnceLedger implements OnceLedger {

    static final String PAYLOAD = "payload";
    static final String REQUEST = "request";
    static final String REQUEST_UNTIL = "requestUntil";
    static final String QUEUED_AT = "queuedAt";
    static final String LATEST_USE = "latestUse";

    private final DynamoDbClient dynamoDb;
    private final String table;

    /**
     * The entries of a ledger.
     *
     * @param dynamoDb see {@link DynamoDbClients}
     * @param table the ledger's
     */
    public DynamoDbOnceLedger(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public Opening open(EmailJob job, String payload, String request, Instant until) {
        Map<String, AttributeValue> item = new HashMap<>(LedgerItem.queued(job));
        item.put(PAYLOAD, fromS(payload));
        item.put(REQUEST, fromS(request));
        item.put(REQUEST_UNTIL, LedgerItem.millis(until));
        try {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(" + LedgerTable.KEY + ")")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Opening.Opened();
        } catch (ConditionalCheckFailedException e) {
            OnceEntry entry = entry(job.id(), e.item());
            // A first try of this very call may have been applied.
            return entry.request().equals(request) ? new Opening.Opened() : new Opening.Present(entry);
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
    }

    private static OnceEntry entry(EmailId id, Map<String, AttributeValue> item) {
        return new OnceEntry(
                id,
                Instant.parse(LedgerItem.text(item, LedgerItem.ACCEPTED_AT)),
                LedgerItem.text(item, PAYLOAD),
                LedgerItem.text(item, REQUEST),
                Objects.requireNonNullElse(LedgerItem.instant(item, REQUEST_UNTIL), Instant.EPOCH),
                progress(item),
                latestUse(item));
    }

    private static int latestUse(Map<String, AttributeValue> item) {
        AttributeValue use = item.get(LATEST_USE);
        return use == null ? 0 : Integer.parseInt(use.n());
    }

    private static Progress progress(Map<String, AttributeValue> item) {
        LedgerState state = LedgerItem.stateOf(item);
        if (state == LedgerState.FAILED && Ledger.NOT_QUEUED.equals(LedgerItem.reason(item))) {
            return Progress.REFUSED;
        }
        boolean seenByWorker = item.containsKey(LedgerItem.CLAIMED_AT);
        return state == LedgerState.QUEUED && !seenByWorker && !item.containsKey(QUEUED_AT)
                ? Progress.OPENED
                : Progress.QUEUED;
    }

    @Override
    public Optional<OnceEntry> find(EmailId id) {
        try {
            Map<String, AttributeValue> item = dynamoDb.getItem(
                            get -> get.tableName(table).key(LedgerItem.key(id)).consistentRead(true))
                    .item();
            return item.isEmpty() ? Optional.empty() : Optional.of(entry(id, item));
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
    }

    @Override
    public void usedAgain(EmailId first, int use, Instant now) {
        write(
                first,
                new ConditionalUpdate(
                        "attribute_exists(#state) AND (attribute_not_exists(#latestUse) OR #latestUse < :use)",
                        "SET #latestUse = :use, #expiresAt = :expiresAt",
                        Map.of(
                                ":use",
                                AttributeValue.fromN(Integer.toString(use)),
                                ":expiresAt",
                                LedgerItem.seconds(now.plus(LedgerTable.RETENTION)))));
    }

    @Override
    public boolean takeOver(OnceEntry seen, String request, Instant until) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":seen", fromS(seen.request()));
        values.put(":request", fromS(request));
        values.put(":until", LedgerItem.millis(until));
        values.put(":queued", LedgerItem.state(LedgerState.QUEUED));
        values.put(":failed", LedgerItem.state(LedgerState.FAILED));
        values.put(":notQueued", fromS(Ledger.NOT_QUEUED));
        values.put(":open", fromS(LedgerTable.openShard(seen.id())));
        values.put(":since", LedgerItem.millis(seen.acceptedAt()));
        try {
            dynamoDb.updateItem(new ConditionalUpdate(
                            "#request = :seen AND attribute_not_exists(#claimedAt) AND attribute_not_exists(#queuedAt)"
                                    + " AND (#state = :queued OR (#state = :failed AND #reason = :notQueued))",
                            "SET #state = :queued, #request = :request, #requestUntil = :until, #open = :open,"
                                    + " #openSince = :since REMOVE #reason",
                            values)
                    .of(table, seen.id()));
            return true;
        } catch (ConditionalCheckFailedException e) {
            // A first try of this very call may have been applied.
            return request.equals(LedgerItem.text(e.item(), REQUEST));
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
    }

    @Override
    public void acknowledged(EmailId id, Instant at) {
        write(
                id,
                new ConditionalUpdate(
                        "attribute_exists(#state)", "SET #queuedAt = :at", Map.of(":at", fromS(at.toString()))));
    }

    @Override
    public void refused(EmailId id, String request) {
        write(
                id,
                new ConditionalUpdate(
                        "#request = :request AND #state = :queued AND attribute_not_exists(#claimedAt)",
                        "SET #state = :failed, #reason = :reason REMOVE #open, #openSince",
                        Map.of(
                                ":request", fromS(request),
                                ":queued", LedgerItem.state(LedgerState.QUEUED),
                                ":failed", LedgerItem.state(LedgerState.FAILED),
                                ":reason", fromS(Ledger.NOT_QUEUED))));
    }

    /** Without effect where the condition does not hold. */
    private void write(EmailId id, ConditionalUpdate update) {
        try {
            dynamoDb.updateItem(update.of(table, id));
        } catch (ConditionalCheckFailedException e) {
            // Somebody else has it by now, or the store has forgotten it.
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
    }
}
