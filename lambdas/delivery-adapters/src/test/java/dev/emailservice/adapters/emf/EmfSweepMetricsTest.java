package dev.emailservice.adapters.emf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.sweep.SweepReport;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.ledger.LedgerState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmfSweepMetricsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void ageAndHeldOnesAreOneLineAndEveryOpenStateALineOfItsOwn() throws IOException {
        List<JsonNode> lines =
                lines(new SweepReport(Duration.ofSeconds(90), Map.of(LedgerState.UNKNOWN, 3), 2, Map.of(), 0, true));
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst().path("OldestOpenSeconds").asDouble()).isEqualTo(90);
        assertThat(lines.getFirst().path("HeldUnknown").asDouble()).isEqualTo(2);
        assertThat(lines.getFirst().at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
                .isEqualTo("[[]]");
        assertThat(lines.getFirst().at("/_aws/CloudWatchMetrics/0/Namespace").asText())
                .isEqualTo("email-service-test");
        assertThat(lines.subList(1, 4))
                .extracting(
                        line -> line.path("state").asText(),
                        line -> line.path("OpenEntries").asDouble())
                .containsExactly(tuple("queued", 0.0), tuple("sending", 0.0), tuple("unknown", 3.0));
    }

    @Test
    void anEmptyLedgerIsToldAsZerosSoThatAlarmsEnd() throws IOException {
        JsonNode line = lines(new SweepReport(Duration.ZERO, Map.of(), 0, Map.of(), 0, true))
                .getFirst();
        assertThat(line.path("OldestOpenSeconds").isNumber()).isTrue();
        assertThat(line.path("HeldUnknown").asDouble(-1)).isZero();
        assertThat(line.path("SweepIncomplete").asDouble(-1)).isZero();
        assertThat(line.path("UnreadableEntries").asDouble(-1)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "3, true"})
    void aSweepThatHasNotSeenEveryEntryIsToldAsIncomplete(int unreadable, boolean whole) throws IOException {
        JsonNode line = lines(new SweepReport(Duration.ZERO, Map.of(), 0, Map.of(), unreadable, whole))
                .getFirst();
        assertThat(line.path("SweepIncomplete").asDouble()).isEqualTo(1);
        assertThat(line.path("UnreadableEntries").asDouble(-1)).isEqualTo(unreadable);
    }

    private static List<JsonNode> lines(SweepReport report) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new EmfSweepMetrics("email-service-test", () -> NOW, new PrintStream(bytes, true, UTF_8)).write(report);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : bytes.toString(UTF_8).lines().toList()) {
            lines.add(Json.ASCII.readTree(line));
        }
        return lines;
    }
}
