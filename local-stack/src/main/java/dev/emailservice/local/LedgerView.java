package dev.emailservice.local;

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
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The ledger's table: made here, written by the functions, read for people and tests. */
final class LedgerView {

    /** The table's name. */
    static final String TABLE = "ledger";

    /** The attribute that holds the entry's state. */
    private static final String STATE = "state";

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
                .keySchema(KeySchemaElement.builder()
                        .attributeName(LedgerTable.KEY)
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName(LedgerTable.KEY)
                        .attributeType(ScalarAttributeType.S)
                        .build()));
        dynamoDb.updateTimeToLive(request -> request.tableName(TABLE)
                .timeToLiveSpecification(
                        ttl -> ttl.attributeName(LedgerTable.EXPIRES_AT).enabled(true)));
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
