package dev.emailservice.adapters.dynamodb;

import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.ledger.LedgerContract;
import dev.emailservice.delivery.ledger.LedgerEntry;
import dev.emailservice.model.job.EmailId;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

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
        return new DynamoDbLedger(Twice.of(DYNAMO_DB), LedgerTables.TABLE);
    }

    @Override
    protected Optional<LedgerEntry> read(EmailId id) {
        return LedgerTables.entry(DYNAMO_DB, id);
    }
}
