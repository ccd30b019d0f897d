package dev.emailservice.adapters.dynamodb;

import dev.emailservice.delivery.events.KeptEvents;
import dev.emailservice.delivery.events.ProviderEvent.Kind;
import dev.emailservice.delivery.ledger.LedgerEntry;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.AcceptedIndex;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

/** DynamoDB Local inside this JVM, in memory, with an empty ledger table. */
final class LedgerTables {

    static final String TABLE = "ledger";

    private LedgerTables() {}

    static DynamoDbClient start() {
        DynamoDbClient client = DynamoDBEmbedded.create(true).dynamoDbClient();
        client.createTable(table -> table.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        attribute(LedgerTable.KEY, ScalarAttributeType.S),
                        attribute(LedgerTable.OPEN, ScalarAttributeType.S),
                        attribute(LedgerTable.OPEN_SINCE, ScalarAttributeType.N),
                        attribute(AcceptedIndex.DAY, ScalarAttributeType.S),
                        attribute(AcceptedIndex.ORDER, ScalarAttributeType.S))
                .keySchema(key(LedgerTable.KEY, KeyType.HASH))
                .globalSecondaryIndexes(open(), accepted()));
        return client;
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

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    static Map<String, AttributeValue> item(DynamoDbClient client, EmailId id) {
        return client.getItem(
                        get -> get.tableName(TABLE).key(LedgerItem.key(id)).consistentRead(true))
                .item();
    }

    static Optional<LedgerEntry> entry(DynamoDbClient client, EmailId id) {
        Map<String, AttributeValue> item = item(client, id);
        if (item.isEmpty()) {
            return Optional.empty();
        }
        Map<String, AttributeValue> accepted =
                item.containsKey("accepted") ? item.get("accepted").m() : Map.of();
        List<AttributeValue> attempts =
                item.containsKey("attempts") ? item.get("attempts").l() : List.of();
        return Optional.of(new LedgerEntry(
                LedgerItem.stateOf(item),
                text(accepted, "provider"),
                text(accepted, "messageId"),
                text(item, "reason"),
                attempts.stream().map(a -> attempt(a.m())).toList()));
    }

    static KeptEvents kept(DynamoDbClient client, EmailId id) {
        Map<String, AttributeValue> item = item(client, id);
        Map<Kind, Instant> last = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            AttributeValue latest = item.get(EventItem.last(kind));
            if (latest != null) {
                last.put(kind, Instant.parse(required(latest.m(), "at").s()));
            }
        }
        return new KeptEvents(EventItem.count(item), last);
    }

    private static LedgerEntry.Attempt attempt(Map<String, AttributeValue> map) {
        return new LedgerEntry.Attempt(
                required(map, "provider").s(),
                required(map, "outcome").s(),
                text(map, "detail"),
                text(map, "messageId"),
                required(map, "at").s(),
                Long.parseLong(required(map, "tookMillis").n()),
                required(map, "why").s());
    }

    private static @Nullable String text(Map<String, AttributeValue> map, String name) {
        AttributeValue value = map.get(name);
        return value == null ? null : value.s();
    }

    private static AttributeValue required(Map<String, AttributeValue> map, String name) {
        return Objects.requireNonNull(map.get(name), name);
    }
}
