package dev.emailservice.cli.keys;

import dev.emailservice.adapters.dynamodb.DynamoDbKeyStore;
import dev.emailservice.cli.where.LocalClients;
import dev.emailservice.delivery.access.ApiKey;
import dev.emailservice.delivery.access.Scope;
import dev.emailservice.delivery.access.StoredKey;
import dev.emailservice.delivery.intake.SenderDomains;
import dev.emailservice.local.control.StoreAddresses;
import java.time.Instant;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The API keys of a local stack. */
public final class LocalKeys {

    private LocalKeys() {}

    /** Has a stack accept this key for everything. */
    public static void accept(StoreAddresses stores, ApiKey key, Instant now) {
        try (DynamoDbClient client = LocalClients.dynamoDb(stores)) {
            new DynamoDbKeyStore(client, stores.ledgerTable())
                    .create(StoredKey.of(key, "mailctl local", Set.of(Scope.ADMIN), SenderDomains.ANY, now));
        }
    }
}
