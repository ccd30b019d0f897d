package dev.emailservice.adapters.emf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.fleet.ProviderPlan.Latency;
import dev.emailservice.delivery.provider.AttemptOutcome.Throttled;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.routing.ProviderStatus;
import dev.emailservice.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a dashboard can show of the routing. */
final class EmfStatusTest {

    private static final ProviderName SES = new ProviderName("ses");
    private static final Latency LATENCY =
            new Latency(Duration.ofMillis(80), Duration.ofMillis(70), Duration.ofNanos(210_500_000));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final EmfDeliveryMetrics metrics = new EmfDeliveryMetrics(
            "EmailService",
            () -> Instant.parse("2026-11-24T10:00:00Z"),
            new PrintStream(out, false, StandardCharsets.UTF_8));

    private static ProviderStatus status(double share, boolean open, @Nullable Latency latency) {
        return new ProviderStatus(SES, share, open, latency);
    }

    private List<JsonNode> flushed() throws Exception {
        metrics.flush();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(Json.ASCII.readTree(line));
        }
        out.reset();
        return lines;
    }

    @Test
    void shareBreakerAndLatencyOfAProviderAreOneLineOfFourMetrics() throws Exception {
        metrics.routing(status(0.75, false, LATENCY));

        assertThat(flushed()).singleElement().satisfies(line -> {
            assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
                    .isEqualTo("[[\"provider\"]]");
            assertThat(line.at("/_aws/CloudWatchMetrics/0/Metrics").toString())
                    .isEqualTo("[{\"Name\":\"BreakerOpen\",\"Unit\":\"None\"},"
                            + "{\"Name\":\"MeanLatency\",\"Unit\":\"Milliseconds\"},"
                            + "{\"Name\":\"P95Latency\",\"Unit\":\"Milliseconds\"},"
                            + "{\"Name\":\"Share\",\"Unit\":\"None\"}]");
            assertThat(line.path("provider").asText()).isEqualTo("ses");
            assertThat(line.path("Share").asDouble()).isEqualTo(0.75);
            assertThat(line.path("BreakerOpen").asDouble()).isZero();
            assertThat(line.path("MeanLatency").asDouble()).isEqualTo(80);
            assertThat(line.path("P95Latency").asDouble()).isEqualTo(210.5);
        });
    }

    @Test
    void anOpenBreakerIsOneAndALatencyNobodyMeasuredIsAbsentAndNotZero() throws Exception {
        metrics.routing(status(0, true, null));

        JsonNode line = flushed().getFirst();
        assertThat(line.path("BreakerOpen").asDouble()).isEqualTo(1);
        assertThat(line.has("MeanLatency")).isFalse();
        assertThat(line.has("P95Latency")).isFalse();
        assertThat(line.at("/_aws/CloudWatchMetrics/0/Metrics").findValuesAsText("Name"))
                .containsExactly("BreakerOpen", "Share");
    }

    @Test
    void theLatestViewIsWrittenAndOnlyOnce() throws Exception {
        metrics.routing(status(0.75, false, LATENCY));
        metrics.routing(status(0.25, false, LATENCY));
        assertThat(flushed())
                .singleElement()
                .satisfies(line -> assertThat(line.path("Share").asDouble()).isEqualTo(0.25));
        assertThat(flushed()).isEmpty();
    }

    @Test
    void throttledAnswersAndFailoversAreCountedByProvider() throws Exception {
        metrics.attempt(SES, new Throttled(null), Duration.ofMillis(5));
        metrics.attempt(SES, new Throttled(null), Duration.ofMillis(5));
        metrics.failover(SES);

        List<JsonNode> lines = flushed();
        assertThat(lines.stream().filter(line -> line.has("Throttles")))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("provider").asText()).isEqualTo("ses");
                    assertThat(line.path("Throttles").asInt()).isEqualTo(2);
                });
        assertThat(lines.stream().filter(line -> line.has("Failovers")))
                .singleElement()
                .satisfies(line -> assertThat(line.path("provider").asText()).isEqualTo("ses"));
    }
}
