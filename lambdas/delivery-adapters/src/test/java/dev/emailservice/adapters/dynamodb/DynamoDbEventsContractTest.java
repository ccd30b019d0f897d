package dev.emailservice.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.emailservice.delivery.events.EventStore;
import dev.emailservice.delivery.events.EventStoreContract;
import dev.emailservice.delivery.events.KeptEvents;
import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.ledger.LedgerEntry;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerState;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoDbEventsContractTest extends EventStoreContract {

    private static final DynamoDbClient DYNAMO_DB = LedgerTables.start();

    @AfterAll
    static void stop() {
        DYNAMO_DB.close();
    }

    @Override
    protected Ledger ledger() {
        return new DynamoDbLedger(DYNAMO_DB, LedgerTables.TABLE);
    }

    @Override
    protected EventStore events() {
        return new DynamoDbEvents(DYNAMO_DB, LedgerTables.TABLE);
    }

    @Override
    protected Optional<LedgerEntry> read(EmailId id) {
        return LedgerTables.entry(DYNAMO_DB, id);
    }

    @Override
    protected KeptEvents kept(EmailId id) {
        return LedgerTables.kept(DYNAMO_DB, id);
    }

    @Override
    protected void put(EmailId id, LedgerState state) {
        DYNAMO_DB.updateItem(update -> update.tableName(LedgerTables.TABLE)
                .key(LedgerItem.key(id))
                .updateExpression("SET #state = :state")
                .expressionAttributeNames(Map.of("#state", LedgerItem.STATE))
                .expressionAttributeValues(Map.of(":state", fromS(state.wireName()))));
    }
}
