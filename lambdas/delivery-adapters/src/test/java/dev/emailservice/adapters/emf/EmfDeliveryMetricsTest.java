package dev.emailservice.adapters.emf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class EmfDeliveryMetricsTest {

    private static final ProviderName SES = new ProviderName("ses");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final EmfDeliveryMetrics metrics =
            new EmfDeliveryMetrics("EmailService", () -> NOW, new PrintStream(out, false, StandardCharsets.UTF_8));

    @Test
    void anAttemptIsCountedByProviderAndOutcomeAndTimedByProvider() throws Exception {
        metrics.attempt(SES, new Accepted("m-1"), Duration.ofMillis(120));
        metrics.attempt(SES, new Accepted("m-2"), Duration.ofMillis(80));
        metrics.attempt(SES, new Unavailable("http_503"), Duration.ofMillis(5));

        assertThat(lines("Attempts"))
                .extracting(line -> line.path("outcome").asText() + "="
                        + line.path("Attempts").asInt())
                .containsExactlyInAnyOrder("accepted=2", "unavailable=1");
        JsonNode latency = lines("AttemptLatency").getFirst();
        assertThat(latency.path("provider").asText()).isEqualTo("ses");
        assertThat(latency.path("AttemptLatency"))
                .extracting(JsonNode::asDouble)
                .containsExactly(120.0, 80.0, 5.0);
    }

    @Test
    void aLineHasTheFormThatCloudWatchReads() {
        metrics.failover(SES);
        metrics.flush();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"_aws\":{\"Timestamp\":1795514400000,\"CloudWatchMetrics\":[{\"Namespace\":\"EmailService\","
                                + "\"Dimensions\":[[\"provider\"]],\"Metrics\":[{\"Name\":\"Failovers\",\"Unit\":\"Count\"}]}]},"
                                + "\"provider\":\"ses\",\"Failovers\":1.0}\n");
    }

    @Test
    void deliveriesAreCountedByResultAndRiskedDuplicatesWithoutDimensions() throws Exception {
        metrics.delivery("sent");
        metrics.delivery("sent");
        metrics.riskedDuplicate();
        JsonNode deliveries = lines("Deliveries").getFirst();
        assertThat(deliveries.path("result").asText()).isEqualTo("sent");
        assertThat(deliveries.path("Deliveries").asInt()).isEqualTo(2);
        JsonNode duplicates = lines("RiskedDuplicates").getFirst();
        assertThat(duplicates.at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
                .isEqualTo("[[]]");
    }

    @Test
    void whatWasFlushedIsNotCountedAgain() {
        metrics.delivery("sent");
        metrics.flush();
        out.reset();
        metrics.flush();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void noLineCarriesMoreValuesThanCloudWatchTakes() throws Exception {
        for (int i = 0; i < 250; i++) {
            metrics.attempt(SES, new Accepted(null), Duration.ofMillis(i));
        }
        assertThat(lines("AttemptLatency"))
                .extracting(line -> line.path("AttemptLatency").size())
                .containsExactly(100, 100, 50);
    }

    @Test
    void manyThreadsLoseNoCount() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1000; i++) {
                threads.execute(() -> metrics.delivery("sent"));
            }
        }
        assertThat(lines("Deliveries").getFirst().path("Deliveries").asInt()).isEqualTo(1000);
    }

    /** Flushes, and gives the lines of one metric. */
    private List<JsonNode> lines(String metric) throws JsonProcessingException {
        metrics.flush();
        List<JsonNode> all = new java.util.ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            all.add(Json.ASCII.readTree(line));
        }
        return all.stream().filter(line -> line.has(metric)).toList();
    }
}
