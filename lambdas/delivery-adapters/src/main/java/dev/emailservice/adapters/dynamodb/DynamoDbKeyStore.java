package dev.emailservice.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import dev.emailservice.delivery.access.KeyStore;
import dev.emailservice.delivery.access.StoredKey;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * API keys in the ledger's table, an item each, and one item with the ids of all: a list of them reads no email. Safe for use by
 * many threads.
 */
public final class DynamoDbKeyStore implements KeyStore {

    private static final String IDS = "ids";

    private final DynamoDbClient dynamoDb;
    private final String table;

    /**
     * The keys of an environment.
     *
     * @param dynamoDb see {@link DynamoDbClients}
     * @param table the ledger's
     */
    public DynamoDbKeyStore(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** The key and its place in the list are one transaction, which a client that tries again applies once. */
    @Override
    public boolean create(StoredKey key) {
        try {
            TransactWriteItem put = TransactWriteItem.builder()
                    .put(item -> item.tableName(table)
                            .item(KeyItem.of(key))
                            .conditionExpression("attribute_not_exists(" + LedgerTable.KEY + ")"))
                    .build();
            TransactWriteItem list = TransactWriteItem.builder()
                    .update(item -> item.tableName(table)
                            .key(Map.of(LedgerTable.KEY, fromS(LedgerTable.KEY_LIST)))
                            .updateExpression("ADD #ids :id")
                            .expressionAttributeNames(Map.of("#ids", IDS))
                            .expressionAttributeValues(Map.of(":id", fromSs(List.of(key.id())))))
                    .build();
            dynamoDb.transactWriteItems(write -> write.transactItems(List.of(put, list)));
            return true;
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream().anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))) {
                return false;
            }
            throw NoAnswer.of(e);
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
    }

    @Override
    public Optional<StoredKey> find(String id) {
        Map<String, AttributeValue> item = read(KeyItem.key(id));
        return item.isEmpty() ? Optional.empty() : Optional.of(KeyItem.stored(id, item));
    }

    @Override
    public List<StoredKey> list() {
        AttributeValue ids = read(Map.of(LedgerTable.KEY, fromS(LedgerTable.KEY_LIST)))
                .getOrDefault(IDS, AttributeValue.builder().build());
        return ids.ss().stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(StoredKey::createdAt).thenComparing(StoredKey::id))
                .toList();
    }

    @Override
    public Optional<StoredKey> revoke(String id, Instant at) {
        try {
            Map<String, AttributeValue> item = dynamoDb.updateItem(update -> update.tableName(table)
                            .key(KeyItem.key(id))
                            .conditionExpression("attribute_exists(#hash)")
                            .updateExpression("SET #revokedAt = if_not_exists(#revokedAt, :at)")
                            .expressionAttributeNames(Map.of("#hash", KeyItem.HASH, "#revokedAt", KeyItem.REVOKED_AT))
                            .expressionAttributeValues(Map.of(":at", fromS(at.toString())))
                            .returnValues(ReturnValue.ALL_NEW))
                    .attributes();
            return Optional.of(KeyItem.stored(id, item));
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
    }

    private Map<String, AttributeValue> read(Map<String, AttributeValue> key) {
        try {
            return dynamoDb.getItem(get -> get.tableName(table).key(key).consistentRead(true))
                    .item();
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
    }
}
