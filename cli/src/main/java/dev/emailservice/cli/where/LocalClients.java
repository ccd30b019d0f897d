package dev.emailservice.cli.where;

import dev.emailservice.adapters.dynamodb.DynamoDbClients;
import dev.emailservice.adapters.sqs.SqsClients;
import dev.emailservice.local.control.StoreAddresses;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients of a local stack's stores, which let anybody in. To be closed. */
public final class LocalClients {

    private static final AwsCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private LocalClients() {}

    /** Of its ledger. */
    public static DynamoDbClient dynamoDb(StoreAddresses stores) {
        return DynamoDbClients.builder()
                .endpointOverride(stores.dynamoDb())
                .region(Region.of(stores.region()))
                .credentialsProvider(ANYBODY)
                .build();
    }

    /** Of its queues. */
    public static SqsClient sqs(StoreAddresses stores) {
        return SqsClients.builder()
                .endpointOverride(stores.sqs())
                .region(Region.of(stores.region()))
                .credentialsProvider(ANYBODY)
                .build();
    }
}
