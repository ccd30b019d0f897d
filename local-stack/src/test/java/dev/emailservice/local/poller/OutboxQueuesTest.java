package dev.emailservice.local.poller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.local.sqs.EmbeddedSqs;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxQueuesTest {

    private EmbeddedSqs server;
    private SqsClient sqs;
    private OutboxQueues queues;

    @BeforeAll
    void start() {
        server = EmbeddedSqs.start();
        sqs = SqsClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.of(EmbeddedSqs.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        queues = OutboxQueues.at(server.endpoint(), EmbeddedSqs.REGION, EmbeddedSqs.ACCOUNT_ID);
        queues.create(sqs, Duration.ofMinutes(3));
    }

    @AfterAll
    void stop() {
        sqs.close();
        server.close();
    }

    @Test
    void the_outbox_queue_has_the_numbers_that_are_deployed() {
        var attributes = sqs.getQueueAttributes(
                        request -> request.queueUrl(queues.outboxUrl()).attributeNames(QueueAttributeName.ALL))
                .attributes();

        assertThat(attributes)
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "180")
                .containsEntry(QueueAttributeName.QUEUE_ARN, queues.outboxArn());
        assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
                .contains("arn:aws:sqs:us-east-1:000000000000:outbox-dead-letters")
                .contains("20");
    }

    @Test
    void a_message_of_one_mebibyte_fits() {
        String largest = "x".repeat(1024 * 1024);

        sqs.sendMessage(request -> request.queueUrl(queues.outboxUrl()).messageBody(largest));

        var received = sqs.receiveMessage(request -> request.queueUrl(queues.outboxUrl()))
                .messages();
        assertThat(received)
                .singleElement()
                .satisfies(message -> assertThat(message.body()).isEqualTo(largest));
    }

    @Test
    void reading_dead_letters_shows_all_with_their_reasons_and_takes_none_away() {
        IntStream.range(0, 25)
                .forEach(i -> sqs.sendMessage(request -> request.queueUrl(queues.deadLetterUrl())
                        .messageBody("letter " + i)
                        .messageAttributes(
                                i == 0
                                        ? Map.of()
                                        : Map.of(
                                                "reason",
                                                MessageAttributeValue.builder()
                                                        .dataType("String")
                                                        .stringValue("rejected")
                                                        .build()))));

        for (int reading = 0; reading < 2; reading++) {
            assertThat(queues.deadLetters(sqs))
                    .hasSize(25)
                    .anySatisfy(letter -> assertThat(letter.reason()).isNull())
                    .anySatisfy(letter -> assertThat(letter.reason()).isEqualTo("rejected"));
        }
        assertThat(queues.deadLetterDepth(sqs)).isEqualTo(new QueueDepth(25, 0, 0));
    }
}
