package dev.emailservice.adapters.dynamodb;

import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.delivery.status.EmailStatus;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Many entries at once, as a list shows them. */
final class BatchRead {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRead.class);

    /** Calls for one batch: DynamoDB leaves keys unprocessed where the answer exceeds 16 MB or the table is throttled. */
    private static final int CALLS = 4;

    private final DynamoDbClient dynamoDb;
    private final String table;

    BatchRead(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** The entries there are among them, without those that can't be read. */
    List<EmailStatus> read(List<EmailId> ids) {
        List<EmailStatus> read = new ArrayList<>();
        Map<String, KeysAndAttributes> missing = Map.of(table, keys(ids));
        for (int call = 0; call < CALLS && !missing.isEmpty(); call++) {
            BatchGetItemResponse response = batch(missing);
            for (Map<String, AttributeValue> item : response.responses().getOrDefault(table, List.of())) {
                readable(item).ifPresent(read::add);
            }
            missing = response.unprocessedKeys();
        }
        if (!missing.isEmpty()) {
            throw new LedgerUnavailableException(
                    "the ledger's table is throttled", new IllegalStateException("unprocessed keys"));
        }
        return read;
    }

    private BatchGetItemResponse batch(Map<String, KeysAndAttributes> keys) {
        try {
            return dynamoDb.batchGetItem(get -> get.requestItems(keys));
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
    }

    private static KeysAndAttributes keys(List<EmailId> ids) {
        Map<String, String> names = new HashMap<>();
        StatusItem.LISTED.forEach(name -> names.put("#" + name, name));
        return KeysAndAttributes.builder()
                .keys(ids.stream().map(LedgerItem::key).toList())
                .projectionExpression(
                        StatusItem.LISTED.stream().map(name -> "#" + name).collect(Collectors.joining(", ")))
                .expressionAttributeNames(names)
                .build();
    }

    private static Optional<EmailStatus> readable(Map<String, AttributeValue> item) {
        try {
            return Optional.of(StatusItem.of(item));
        } catch (RuntimeException e) {
            // One entry of a newer version must not hide all others.
            LOG.atError()
                    .addKeyValue("emailId", LedgerItem.text(item, LedgerTable.KEY))
                    .log("entry can't be read");
            return Optional.empty();
        }
    }
}
