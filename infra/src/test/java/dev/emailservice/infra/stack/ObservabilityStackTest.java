package dev.emailservice.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.infra.synthesis.Resources;
import dev.emailservice.infra.synthesis.Synthesis;
import dev.emailservice.infra.synthesis.SynthesizedStage;
import dev.emailservice.model.settings.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ObservabilityStackTest {

    private static final Pattern RUNBOOK = Pattern.compile("Runbook: (docs/runbooks/\\S+\\.md)$");
    private static final List<String> CHAPTERS = List.of(
            "## What it means", "## Impact", "## Diagnosis", "## Mitigation", "## Verification", "## Escalation");

    private final SynthesizedStage stage = Synthesis.stage("prod");

    @ParameterizedTest
    @CsvSource({
        "ses-events-dead-letter-queue-not-empty, ApproximateNumberOfMessagesVisible, 1",
        "outbox-queue-old, ApproximateAgeOfOldestMessage, 900",
        "express-queue-old, ApproximateAgeOfOldestMessage, 120",
        "ledger-entries-open-too-long, OldestOpenSeconds, 3600",
        "unknown-outcomes-held, HeldUnknown, 1",
        "sweep-incomplete, SweepIncomplete, 1",
        "provider-events-errors, Errors, 1",
        "provider-events-not-applied, ProviderEventsNotApplied, 1",
        "worker-errors, Errors, 1",
        "send-email-errors, Errors, 1",
        "api-server-errors, 5XXError, 5"
    })
    void alarmsWatchWhatTheyAreNamedAfter(String alarm, String metric, int threshold) {
        JsonNode properties = Resources.properties(
                stage.json("observability"), "AWS::CloudWatch::Alarm", "\"AlarmName\":\"email-service-prod-" + alarm);
        assertThat(properties.path("MetricName").asText()).isEqualTo(metric);
        assertThat(properties.path("Threshold").asInt()).isEqualTo(threshold);
    }

    @Test
    void aDeadLetterCountsWhileSomebodyReadsItToo() {
        JsonNode alarm = Resources.properties(
                stage.json("observability"),
                "AWS::CloudWatch::Alarm",
                "\"AlarmName\":\"email-service-prod-dead-letter-queue-not-empty");
        Map<String, JsonNode> parts = new HashMap<>();
        alarm.path("Metrics").forEach(part -> parts.put(part.path("Id").asText(), part));
        assertThat(alarm.path("Threshold").asInt()).isEqualTo(1);
        assertThat(parts.values())
                .filteredOn(part -> part.path("ReturnData").asBoolean(true))
                .singleElement()
                .satisfies(sum -> assertThat(sum.path("Expression").asText()).isEqualTo("visible + hidden"));
        Map.of(
                        "visible", "ApproximateNumberOfMessagesVisible",
                        "hidden", "ApproximateNumberOfMessagesNotVisible")
                .forEach((id, name) -> {
                    JsonNode metric = Objects.requireNonNull(parts.get(id)).path("MetricStat");
                    assertThat(metric.at("/Metric/MetricName").asText()).isEqualTo(name);
                    assertThat(metric.at("/Metric/Dimensions/0").toString()).contains("QueueName", "DeadLetter");
                    assertThat(metric.path("Period").asInt()).isEqualTo(60);
                    assertThat(metric.path("Stat").asText()).isEqualTo("Maximum");
                });
    }

    @Test
    void aSweeperThatFallsSilentIsAnAlarmAndNoTrafficIsNone() {
        assertThat(alarms())
                .allSatisfy(alarm -> assertThat(alarm.path("Properties")
                                .path("TreatMissingData")
                                .asText())
                        .isEqualTo(
                                runbook(alarm).endsWith("ledger-entries-open-too-long.md")
                                        ? "breaching"
                                        : "notBreaching"));
    }

    @Test
    void theAlarmsOfSweepsWatchTheNamespaceTheSweeperWritesTo() {
        for (String alarm : List.of("ledger-entries-open-too-long", "unknown-outcomes-held", "sweep-incomplete")) {
            JsonNode properties = Resources.properties(
                    stage.json("observability"),
                    "AWS::CloudWatch::Alarm",
                    "\"AlarmName\":\"email-service-prod-" + alarm);
            assertThat(properties.path("Namespace").asText())
                    .isEqualTo(stage.config().names().metricsNamespace());
            assertThat(properties.path("Period").asLong()).isEqualTo(Sweep.EVERY.toSeconds());
        }
    }

    @Test
    void theAlarmsOverProviderEventsWatchItsFunctionAndItsNamespace() {
        assertThat(alarm("provider-events-errors").path("Dimensions").toString())
                .contains("ExportsOutputRefproviderevents");
        assertThat(alarm("provider-events-not-applied")
                        .path("DatapointsToAlarm")
                        .asInt())
                .as("rare calls that fail each time ring, too")
                .isLessThan(alarm("provider-events-not-applied")
                        .path("EvaluationPeriods")
                        .asInt());
        assertThat(alarm("provider-events-not-applied").path("Namespace").asText())
                .isEqualTo(stage.config().names().metricsNamespace());
    }

    private JsonNode alarm(String name) {
        return Resources.properties(
                stage.json("observability"), "AWS::CloudWatch::Alarm", "\"AlarmName\":\"email-service-prod-" + name);
    }

    @Test
    void everyAlarmTellsSomebody() {
        assertThat(alarms())
                .allSatisfy(alarm -> assertThat(
                                alarm.path("Properties").path("AlarmActions").toString())
                        .contains("AlarmsTopic"));
    }

    @Test
    void cloudWatchMayPublishToTheTopicInSpiteOfItsTlsRule() {
        assertThat(Resources.properties(stage.json("observability"), "AWS::SNS::TopicPolicy", "")
                        .toString())
                .contains("cloudwatch.amazonaws.com", "sns:Publish", "aws:SecureTransport");
        assertThat(Resources.properties(stage.json("observability"), "AWS::KMS::Key", "")
                        .path("KeyPolicy")
                        .toString())
                .contains("cloudwatch.amazonaws.com", "kms:GenerateDataKey*");
    }

    @Test
    void alarmsAndRunbooksMatchOneToOne() throws IOException {
        List<String> named =
                alarms().stream().map(ObservabilityStackTest::runbook).toList();
        assertThat(named)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(runbooks()
                        .map(page -> "docs/runbooks/" + page.getFileName())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void everyRunbookSaysWhatANightShiftNeeds(Path page) throws IOException {
        List<String> lines = Files.readAllLines(page);
        assertThat(lines.stream().filter(line -> line.startsWith("## "))).containsExactlyElementsOf(CHAPTERS);
        assertThat(lines).as("commands to copy").contains("```sh");
    }

    static Stream<Path> runbooks() throws IOException {
        try (Stream<Path> pages = Files.list(Synthesis.ROOT.resolve("docs/runbooks"))) {
            return pages.filter(page -> !page.endsWith("README.md")).sorted().toList().stream();
        }
    }

    private List<JsonNode> alarms() {
        return Resources.ofType(stage.json("observability"), "AWS::CloudWatch::Alarm");
    }

    private static String runbook(JsonNode alarm) {
        String description = alarm.path("Properties").path("AlarmDescription").asText();
        Matcher matcher = RUNBOOK.matcher(description);
        assertThat(matcher.find()).as(description).isTrue();
        return matcher.group(1);
    }
}
