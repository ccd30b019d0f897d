package dev.emailservice.local.poller;

import static dev.emailservice.local.functions.PlannedFunction.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.local.functions.PlannedFunction;
import dev.emailservice.local.runtime.FunctionPool;
import dev.emailservice.local.sqs.EmbeddedSqs;
import dev.emailservice.model.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A real function fed from a real queue. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventSourceMappingTest {

    private static final Duration VISIBILITY = Duration.ofSeconds(2);
    private static final String REGION = EmbeddedSqs.REGION;

    private PlannedFunction function;
    private FunctionPool pool;
    private EmbeddedSqs server;
    private SqsClient sqs;
    private OutboxQueues queues;
    private int seen;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        function = new PlannedFunction(directory);
        pool = function.start(1);
        pool.awaitAll(PATIENCE);
    }

    /** A server for each test: a long poll that was given up may still take the next message from its queue. */
    @BeforeEach
    void startQueues() {
        server = EmbeddedSqs.start();
        sqs = SqsClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(30)))
                .build();
        queues = OutboxQueues.at(server.endpoint(), REGION, EmbeddedSqs.ACCOUNT_ID);
        queues.create(sqs, VISIBILITY);
    }

    @AfterEach
    void stopQueues() {
        sqs.close();
        server.close();
    }

    @AfterAll
    void stop() {
        pool.close();
        function.close();
    }

    /** What the function does with the first batch of three, and how many of them it then gets again. */
    @ParameterizedTest(name = "{0}: {1} again")
    @CsvSource(delimiter = '|', textBlock = """
            {"batchItemFailures":[]}                                                  | 0
            {"batchItemFailures":null}                                                | 0
            null                                                                      | 0
            {"batchItemFailures":[{"itemIdentifier":"$1"}]}                           | 1
            {"batchItemFailures":[{"itemIdentifier":"$1"},{"itemIdentifier":"none"}]} | 3
            {"batchItemFailures":[{"itemIdentifier":""}]}                             | 3
            {"batchItemFailures":                                                     | 3
            throw                                                                     | 3
            crash                                                                     | 3
            hang                                                                      | 3
            """)
    void a_batch_is_deleted_but_for_what_failed_which_comes_again(String plan, int again) throws Exception {
        function.plan(plan);
        sendBatch("one", "two", "three");

        try (var mapping = EventSourceMapping.start(sqs, queues.outbox(), REGION, pool, _ -> {})) {
            assertThat(mapping).isNotNull();
            await().atMost(PATIENCE).until(() -> queues.depth(sqs).total() == 0);
        }

        List<List<JsonNode>> batches = newBatches();
        assertThat(bodies(batches.getFirst())).containsExactlyInAnyOrder("one", "two", "three");
        List<JsonNode> later = batches.stream().skip(1).flatMap(List::stream).toList();
        assertThat(later).hasSize(again);
        assertThat(later)
                .allSatisfy(record -> assertThat(
                                record.at("/attributes/ApproximateReceiveCount").asText())
                        .isEqualTo("2"));
    }

    @Test
    void the_event_is_the_one_lambda_sends() throws Exception {
        sqs.sendMessage(request -> request.queueUrl(queues.outboxUrl())
                .messageBody("{\"körper\":1}")
                .messageAttributes(Map.of(
                        "colour",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("blue")
                                .build())));

        try (var mapping = EventSourceMapping.start(sqs, queues.outbox(), REGION, pool, _ -> {})) {
            assertThat(mapping).isNotNull();
            await().atMost(PATIENCE).until(() -> queues.depth(sqs).total() == 0);
        }

        JsonNode message = newBatches().getFirst().getFirst();
        assertThat(message.path("messageId").asText()).hasSize(36);
        assertThat(message.path("receiptHandle").asText()).isNotEmpty();
        assertThat(message.path("body").asText()).isEqualTo("{\"körper\":1}");
        assertThat(message.path("md5OfBody").asText()).hasSize(32);
        assertThat(message.at("/attributes/ApproximateReceiveCount").asText()).isEqualTo("1");
        assertThat(message.at("/attributes/SentTimestamp").asText()).matches("\\d{13}");
        assertThat(message.at("/attributes/ApproximateFirstReceiveTimestamp").asText())
                .matches("\\d{13}");
        assertThat(message.at("/messageAttributes/colour").toString())
                .isEqualTo(
                        "{\"stringValue\":\"blue\",\"stringListValues\":[],\"binaryListValues\":[],\"dataType\":\"String\"}");
        assertThat(message.path("eventSource").asText()).isEqualTo("aws:sqs");
        assertThat(message.path("eventSourceARN").asText()).isEqualTo("arn:aws:sqs:us-east-1:000000000000:outbox");
        assertThat(message.path("awsRegion").asText()).isEqualTo("us-east-1");
    }

    @Test
    void more_than_one_event_can_hold_comes_in_several() throws Exception {
        String large = "x".repeat(1024 * 1024);
        for (int i = 0; i < 8; i++) {
            sqs.sendMessage(request -> request.queueUrl(queues.outboxUrl()).messageBody(large));
        }

        try (var mapping = EventSourceMapping.start(sqs, queues.outbox(), REGION, pool, _ -> {})) {
            assertThat(mapping).isNotNull();
            await().atMost(PATIENCE).until(() -> queues.depth(sqs).total() == 0);
        }

        List<List<JsonNode>> batches = newBatches();
        assertThat(batches).hasSizeGreaterThan(1);
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(8);
    }

    private void sendBatch(String... bodies) {
        var entries = Stream.of(bodies)
                .map(body -> SendMessageBatchRequestEntry.builder()
                        .id(body)
                        .messageBody(body)
                        .build())
                .toList();
        sqs.sendMessageBatch(request -> request.queueUrl(queues.outboxUrl()).entries(entries));
    }

    /** The batches the function got since the last call. */
    private List<List<JsonNode>> newBatches() throws IOException {
        List<String> events = function.events();
        var batches = new ArrayList<List<JsonNode>>();
        for (String event : events.subList(seen, events.size())) {
            batches.add(StreamSupport.stream(
                            Json.ASCII.readTree(event).path("Records").spliterator(), false)
                    .toList());
        }
        seen = events.size();
        return batches;
    }

    private static List<String> bodies(List<JsonNode> records) {
        return records.stream().map(record -> record.path("body").asText()).toList();
    }
}
