package dev.emailservice.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.local.process.Watchdog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class EmbeddedDynamoDbTest {

    @Test
    void aSecondConditionalPutOfTheSameKeyIsRefusedAndTheWorkingDirectoryStaysClean(@TempDir Path directory)
            throws Exception {
        try (var watchdog = Watchdog.start();
                var server = EmbeddedDynamoDb.start(directory, watchdog);
                var client = client(server)) {
            createTable(client);
            var put = PutItemRequest.builder()
                    .tableName("ledger")
                    .item(Map.of("pk", AttributeValue.fromS("email#1")))
                    .conditionExpression("attribute_not_exists(pk)")
                    .build();
            client.putItem(put);
            assertThatThrownBy(() -> client.putItem(put)).isInstanceOf(ConditionalCheckFailedException.class);
        }
        assertThat(Files.readString(directory.resolve("dynamodb.log"))).isEmpty();
        assertThat(Path.of("shared-local-instance.db")).doesNotExist();
    }

    @Test
    void aServerThatCanNotStartIsReportedWithThePlaceOfItsLog(@TempDir Path directory) throws Exception {
        try (var watchdog = Watchdog.start()) {
            assertThatThrownBy(() -> EmbeddedDynamoDb.start(directory, watchdog, List.of("-XX:NoSuchOption")))
                    .hasMessageContaining("dynamodb.log")
                    .hasRootCauseMessage("its process has ended");
        }
    }

    private static DynamoDbClient client(EmbeddedDynamoDb server) {
        return DynamoDbClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static void createTable(DynamoDbClient client) {
        client.createTable(t -> t.tableName("ledger")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("pk")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build()));
    }
}
