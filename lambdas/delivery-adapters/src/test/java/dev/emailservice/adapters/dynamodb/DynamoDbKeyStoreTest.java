package dev.emailservice.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.adapters.Jobs;
import dev.emailservice.delivery.access.ApiKey;
import dev.emailservice.delivery.access.KeyStore;
import dev.emailservice.delivery.access.KeyStoreContract;
import dev.emailservice.delivery.access.Keys;
import dev.emailservice.delivery.access.Scope;
import dev.emailservice.delivery.intake.SenderDomains;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.model.ledger.LedgerTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoDbKeyStoreTest implements KeyStoreContract {

    private final DynamoDbClient dynamoDb = LedgerTables.start();
    private final DynamoDbKeyStore keys = new DynamoDbKeyStore(dynamoDb, LedgerTables.TABLE);
    private final ApiKey key = Keys.key(1);

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Override
    public KeyStore keys() {
        return keys;
    }

    private Map<String, AttributeValue> item() {
        return dynamoDb.getItem(get -> get.tableName(LedgerTables.TABLE).key(KeyItem.key(key.id())))
                .item();
    }

    @Test
    void theSecretIsNowhereInTheTable() {
        keys.create(Keys.stored(key));
        assertThat(dynamoDb.scan(scan -> scan.tableName(LedgerTables.TABLE))
                        .items()
                        .toString())
                .contains(key.id())
                .doesNotContain(key.secret());
    }

    @Test
    void aKeyIsForNoSweepAndNeverEnds() {
        keys.create(Keys.stored(key));
        keys.revoke(key.id(), Keys.CREATED);
        assertThat(dynamoDb.scan(scan -> scan.tableName(LedgerTables.TABLE)).items())
                .hasSize(2)
                .allSatisfy(item -> assertThat(item)
                        .doesNotContainKeys(
                                LedgerTable.STATE, LedgerTable.OPEN, LedgerTable.OPEN_SINCE, LedgerTable.EXPIRES_AT));
        assertThat(dynamoDb.scan(scan -> scan.tableName(LedgerTables.TABLE).indexName(LedgerTable.OPEN_INDEX))
                        .items())
                .isEmpty();
    }

    @Test
    void emailsAreNotListedAmongTheKeys() {
        new DynamoDbLedger(dynamoDb, LedgerTables.TABLE).open(Jobs.job(Keys.CREATED));
        keys.create(Keys.stored(key));
        assertThat(keys.list()).hasSize(1);
    }

    @Test
    void aScopeOfALaterVersionAllowsNothing() {
        keys.create(Keys.stored(key));
        change("scopes", AttributeValue.fromSs(List.of("schedule", "read")));
        assertThat(keys.find(key.id()))
                .hasValueSatisfying(found -> assertThat(found.scopes()).containsExactly(Scope.READ));
    }

    @Test
    void aLimitThatCanNotBeReadDoesNotBecomeNone() {
        keys.create(Keys.stored(key, new SenderDomains(Set.of("a.example")), Scope.SEND));
        change("domains", AttributeValue.fromS("a.example"));
        assertThatThrownBy(() -> keys.find(key.id()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(key.id());
    }

    @Test
    void aTableThatIsAwayIsNoUnknownKey() {
        DynamoDbKeyStore away = new DynamoDbKeyStore(dynamoDb, "no-such-table");
        assertThatThrownBy(() -> away.find(key.id())).isInstanceOf(LedgerUnavailableException.class);
        assertThatThrownBy(() -> away.create(Keys.stored(key))).isInstanceOf(LedgerUnavailableException.class);
        assertThatThrownBy(() -> away.revoke(key.id(), Keys.CREATED)).isInstanceOf(LedgerUnavailableException.class);
        assertThatThrownBy(away::list).isInstanceOf(LedgerUnavailableException.class);
    }

    private void change(String attribute, AttributeValue value) {
        Map<String, AttributeValue> changed = new HashMap<>(item());
        changed.put(attribute, value);
        dynamoDb.putItem(put -> put.tableName(LedgerTables.TABLE).item(changed));
    }
}
