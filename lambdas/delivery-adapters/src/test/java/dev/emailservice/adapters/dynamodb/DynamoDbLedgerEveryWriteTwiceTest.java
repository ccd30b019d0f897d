package dev.emailservice.adapters.dynamodb;

import dev.emailservice.delivery.ledger.ClaimContract;
import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.ledger.LedgerEntry;
import dev.emailservice.delivery.ledger.RecordContract;
import dev.emailservice.model.job.EmailId;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The contract holds also where each write's first answer is lost and the client tries it again, as the SDK does after a
 * timeout: only the second answer is seen.
 */
final class DynamoDbLedgerEveryWriteTwiceTest implements ClaimContract, RecordContract {

    private static final DynamoDbClient DYNAMO_DB = LedgerTables.start();

    @AfterAll
    static void stop() {
        DYNAMO_DB.close();
    }

    @Override
    public Ledger ledger() {
        return new DynamoDbLedger(Twice.of(DYNAMO_DB), LedgerTables.TABLE);
    }

    @Override
    public Optional<LedgerEntry> read(EmailId id) {
        return LedgerTables.entry(DYNAMO_DB, id);
    }
}
