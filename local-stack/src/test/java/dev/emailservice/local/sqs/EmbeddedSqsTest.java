package dev.emailservice.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.model.settings.OutboxQueue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class EmbeddedSqsTest {

    private static EmbeddedSqs sqs;
    private static SqsClient client;

    @BeforeAll
    static void start() {
        sqs = EmbeddedSqs.start();
        client = client(sqs);
    }

    private static SqsClient client(EmbeddedSqs server) {
        return SqsClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.of(EmbeddedSqs.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterAll
    static void stop() {
        client.close();
        sqs.close();
    }

    private static String queue(String name, Map<QueueAttributeName, String> attributes) {
        return client.createQueue(q -> q.queueName(name).attributes(attributes)).queueUrl();
    }

    private static Message receive(String queue) {
        var answer = client.receiveMessage(
                r -> r.queueUrl(queue).messageAttributeNames("All").waitTimeSeconds(5));
        return answer.messages().getFirst();
    }

    @Test
    void arnsNameTheRegionAndTheAccountOfTheLocalStack() {
        var queue = queue("arn", Map.of());
        var attributes = client.getQueueAttributes(q -> q.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN));
        assertThat(attributes.attributes())
                .containsEntry(QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:us-east-1:000000000000:arn");
        assertThat(queue).isEqualTo(sqs.endpoint() + "/000000000000/arn");
    }

    @Test
    void aQueueWithTheLargestMessageSizeCarriesABodyOf900Kilobytes() {
        var size = String.valueOf(OutboxQueue.MAX_MESSAGE_BYTES);
        var queue = queue("large", Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, size));
        var body = "0123456789".repeat(90_000);
        client.sendMessage(m -> m.queueUrl(queue).messageBody(body));
        assertThat(receive(queue).body()).isEqualTo(body);
    }

    @Test
    void messageAttributesArriveWithTheMessage() {
        var queue = queue("attributes", Map.of());
        var reason = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("malformed")
                .build();
        client.sendMessage(m ->
                m.queueUrl(queue).messageBody("x").messageAttributes(Map.of(OutboxQueue.REASON_ATTRIBUTE, reason)));
        var received = receive(queue).messageAttributes().get(OutboxQueue.REASON_ATTRIBUTE);
        assertThat(received).isEqualTo(reason);
    }

    @Test
    void aMessageReceivedOftenEnoughMovesToTheDeadLetterQueue() {
        queue("dead", Map.of());
        var queue = queue(
                "redrive", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0", QueueAttributeName.REDRIVE_POLICY, """
                {"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:dead","maxReceiveCount":"1"}"""));
        client.sendMessage(m -> m.queueUrl(queue).messageBody("poison"));
        receive(queue);
        assertThat(client.receiveMessage(r -> r.queueUrl(queue)).messages()).isEmpty();
        assertThat(receive(sqs.endpoint() + "/000000000000/dead").body()).isEqualTo("poison");
    }

    @Test
    void aBatchThatFillsOneMebibyteIsTaken() {
        var size = String.valueOf(OutboxQueue.MAX_MESSAGE_BYTES);
        var queue = queue("batch", Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, size));
        var body = "0123456789".repeat(50_000);
        var entry = SendMessageBatchRequestEntry.builder().messageBody(body);
        var entries = List.of(entry.id("a").build(), entry.id("b").build());
        var answer = client.sendMessageBatch(b -> b.queueUrl(queue).entries(entries));
        assertThat(answer.successful()).hasSize(2);
    }

    @Test
    void twoInOneProcessKnowNothingOfEachOther() {
        queue("mine", Map.of());
        try (var other = EmbeddedSqs.start()) {
            assertThat(other.endpoint()).isNotEqualTo(sqs.endpoint());
            try (var queues = client(other)) {
                assertThat(queues.listQueues().queueUrls()).isEmpty();
            }
        }
        assertThat(client.listQueues().queueUrls()).anyMatch(url -> url.endsWith("/mine"));
    }
}
