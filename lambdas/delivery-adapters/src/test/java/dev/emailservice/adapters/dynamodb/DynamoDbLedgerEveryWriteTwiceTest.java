package dev.emailservice.adapters.dynamodb;

import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.ledger.LedgerContract;
import dev.emailservice.delivery.ledger.LedgerEntry;
import dev.emailservice.model.job.EmailId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The contract holds also where each write's first answer is lost and the client tries it again, as the SDK does after a
 * timeout: only the second answer is seen.
 */
final class DynamoDbLedgerEveryWriteTwiceTest extends LedgerContract {

    private static final DynamoDbClient DYNAMO_DB = LedgerTables.start();

    @AfterAll
    static void stop() {
        DYNAMO_DB.close();
    }

    @Override
    protected Ledger ledger() {
        return new DynamoDbLedger(twice(DYNAMO_DB), LedgerTables.TABLE);
    }

    @Override
    protected Optional<LedgerEntry> read(EmailId id) {
        return LedgerTables.entry(DYNAMO_DB, id);
    }

    private static DynamoDbClient twice(DynamoDbClient client) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, method, arguments) -> {
                    try {
                        method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        if (!(e.getCause() instanceof ConditionalCheckFailedException)) {
                            throw e.getCause();
                        }
                    }
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
