package dev.emailservice.cli.keys;

import dev.emailservice.adapters.dynamodb.DynamoDbClients;
import dev.emailservice.adapters.dynamodb.DynamoDbKeyStore;
import dev.emailservice.delivery.access.ApiKey;
import dev.emailservice.delivery.access.Scope;
import dev.emailservice.delivery.access.StoredKey;
import dev.emailservice.delivery.intake.SenderDomains;
import dev.emailservice.local.control.StoreAddresses;
import java.time.Instant;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The API keys of a local stack. */
public final class LocalKeys {

    private LocalKeys() {}

    /** Has a stack accept this key for everything. */
    public static void accept(StoreAddresses stores, ApiKey key, Instant now) {
        try (DynamoDbClient client = client(stores)) {
            new DynamoDbKeyStore(client, stores.ledgerTable())
                    .create(StoredKey.of(key, "mailctl local", Set.of(Scope.ADMIN), SenderDomains.ANY, now));
        }
    }

    static DynamoDbClient client(StoreAddresses stores) {
        return DynamoDbClients.builder()
                .endpointOverride(stores.dynamoDb())
                .region(Region.of(stores.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }
}
