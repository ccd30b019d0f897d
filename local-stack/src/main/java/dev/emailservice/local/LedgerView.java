package dev.emailservice.local;

import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.AcceptedIndex;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.ledger.LedgerTable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The ledger's table: made here, written by the functions, read for people and tests. */
final class LedgerView {

    /** The table's name. */
    static final String TABLE = "ledger";

    /** The attribute that holds the entry's state. */
    private static final String STATE = LedgerTable.STATE;

    private final DynamoDbClient dynamoDb;

    LedgerView(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /** Where the table's DynamoDB is. */
    URI endpoint() {
        return dynamoDb.serviceClientConfiguration().endpointOverride().orElseThrow();
    }

    /** Makes the table as the template does. */
    void create() {
        dynamoDb.createTable(request -> request.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key(LedgerTable.KEY, KeyType.HASH))
                .attributeDefinitions(
                        attribute(LedgerTable.KEY, ScalarAttributeType.S),
                        attribute(LedgerTable.OPEN, ScalarAttributeType.S),
                        attribute(LedgerTable.OPEN_SINCE, ScalarAttributeType.N),
                        attribute(AcceptedIndex.DAY, ScalarAttributeType.S),
                        attribute(AcceptedIndex.ORDER, ScalarAttributeType.S))
                .globalSecondaryIndexes(open(), accepted()));
        dynamoDb.updateTimeToLive(request -> request.tableName(TABLE)
                .timeToLiveSpecification(
                        ttl -> ttl.attributeName(LedgerTable.EXPIRES_AT).enabled(true)));
    }

    /** Drops the table with all it holds and makes it again: much quicker than deleting its entries. */
    void renew() {
        dynamoDb.deleteTable(request -> request.tableName(TABLE));
        dynamoDb.waiter().waitUntilTableNotExists(request -> request.tableName(TABLE));
        create();
    }

    private static GlobalSecondaryIndex open() {
        return GlobalSecondaryIndex.builder()
                .indexName(LedgerTable.OPEN_INDEX)
                .keySchema(key(LedgerTable.OPEN, KeyType.HASH), key(LedgerTable.OPEN_SINCE, KeyType.RANGE))
                .projection(projection ->
                        projection.projectionType(ProjectionType.INCLUDE).nonKeyAttributes(LedgerTable.OPEN_PROJECTION))
                .build();
    }

    private static GlobalSecondaryIndex accepted() {
        return GlobalSecondaryIndex.builder()
                .indexName(AcceptedIndex.NAME)
                .keySchema(key(AcceptedIndex.DAY, KeyType.HASH), key(AcceptedIndex.ORDER, KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }

    private static KeySchemaElement key(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    /** Puts a queued entry there that has no message, as one whose message was lost. */
    void put(EmailId id, Instant acceptedAt, Instant staleAt) {
        dynamoDb.putItem(request -> request.tableName(TABLE)
                .item(Map.of(
                        LedgerTable.KEY,
                        AttributeValue.fromS(id.value()),
                        STATE,
                        AttributeValue.fromS(LedgerState.QUEUED.wireName()),
                        LedgerTable.OPEN,
                        AttributeValue.fromS(LedgerTable.openShard(id)),
                        LedgerTable.OPEN_SINCE,
                        millis(acceptedAt),
                        LedgerTable.STALE_AT,
                        millis(staleAt))));
    }

    private static AttributeValue millis(Instant instant) {
        return AttributeValue.fromN(Long.toString(instant.toEpochMilli()));
    }

    /** The state of one email, as the store has it; empty if there is no such entry. */
    Optional<String> state(String id) {
        var item = dynamoDb.getItem(request -> request.tableName(TABLE)
                        .key(Map.of(LedgerTable.KEY, AttributeValue.fromS(id)))
                        .consistentRead(true))
                .item();
        return Optional.ofNullable(item.get(STATE)).map(AttributeValue::s);
    }

    /** Every email's entry. Items that are none are left out. */
    List<LedgerEntry> entries() {
        return dynamoDb.scanPaginator(request -> request.tableName(TABLE).consistentRead(true)).items().stream()
                .filter(item -> item.containsKey(STATE) && item.containsKey(LedgerTable.KEY))
                .map(item -> new LedgerEntry(
                        text(item, LedgerTable.KEY),
                        text(item, STATE),
                        item.containsKey("attempts")
                                ? Objects.requireNonNull(item.get("attempts")).l().stream()
                                        .map(each -> attempt(each.m()))
                                        .toList()
                                : List.of()))
                .toList();
    }

    private static LedgerEntry.Attempt attempt(Map<String, AttributeValue> item) {
        AttributeValue took = Objects.requireNonNull(item.get("tookMillis"));
        return new LedgerEntry.Attempt(
                text(item, "provider"),
                text(item, "outcome"),
                Instant.parse(text(item, "at")),
                Duration.ofMillis(Long.parseLong(took.n())));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name)).s();
    }

    /** The state of each email, by id. Items that are no email's entry have none and are left out. */
    Map<String, String> states() {
        var states = new HashMap<String, String>();
        dynamoDb.scanPaginator(request -> request.tableName(TABLE).consistentRead(true))
                .items()
                .forEach(item -> {
                    AttributeValue state = item.get(STATE);
                    AttributeValue id = item.get(LedgerTable.KEY);
                    if (state != null && state.s() != null && id != null) {
                        states.put(id.s(), state.s());
                    }
                });
        return states;
    }
}
