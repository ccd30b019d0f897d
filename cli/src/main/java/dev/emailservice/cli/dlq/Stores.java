package dev.emailservice.cli.dlq;

import dev.emailservice.adapters.dynamodb.DynamoDbDeadLetterLedger;
import dev.emailservice.delivery.ledger.DeadLetterLedger;
import dev.emailservice.model.settings.Priority;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What a command works on, with connections of its own.
 *
 * @param sqs the queues' client
 * @param dynamoDb the ledger's client
 * @param letters the dead-letter queue
 * @param ledger the entries of its emails
 */
record Stores(SqsClient sqs, DynamoDbClient dynamoDb, DeadLetters letters, DeadLetterLedger ledger)
        implements AutoCloseable {

    static Stores of(
            SqsClient sqs,
            DynamoDbClient dynamoDb,
            Map<Priority, String> outboxUrls,
            String deadLetterUrl,
            String table) {
        return new Stores(
                sqs,
                dynamoDb,
                new DeadLetters(sqs, outboxUrls, deadLetterUrl),
                new DynamoDbDeadLetterLedger(dynamoDb, table));
    }

    /** Shows what was hidden, and hangs up. */
    @Override
    public void close() {
        letters.close();
        sqs.close();
        dynamoDb.close();
    }
}
