package dev.emailservice.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.infra.synthesis.Resources;
import dev.emailservice.infra.synthesis.Synthesis;
import dev.emailservice.infra.synthesis.SynthesizedStage;
import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.model.settings.OutboxQueue;
import dev.emailservice.model.settings.ProviderSettings;
import dev.emailservice.model.settings.SesEventQueue;
import dev.emailservice.model.settings.Sweep;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class DeliveryStackTest {

    private final SynthesizedStage stage = Synthesis.stage("prod");
    private final Template delivery = stage.template("delivery");

    @ParameterizedTest
    @EnumSource
    void eachFunctionIsDeployedAsTheSharedModelDescribesIt(DeployedFunction function) {
        delivery.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of(
                        "FunctionName", stage.config().names().of(function),
                        "Handler", function.handler(),
                        "Runtime", "java25",
                        "Architectures", List.of("arm64"),
                        "Timeout", function.timeout().toSeconds(),
                        "MemorySize", function.memoryMegabytes(),
                        "SnapStart", Map.of("ApplyOn", "PublishedVersions"),
                        "TracingConfig", Map.of("Mode", "Active"),
                        "LoggingConfig", Match.objectLike(Map.of("LogGroup", Match.anyValue()))));
    }

    @ParameterizedTest
    @EnumSource
    void eachFunctionsVariablesAreOnesItReads(DeployedFunction function) {
        for (SynthesizedStage each : Synthesis.stages()) {
            assertThat(variables(each, function).propertyStream().map(Map.Entry::getKey))
                    .isNotEmpty()
                    .isSubsetOf(function.reads().stream().map(Enum::name).toList());
        }
    }

    @Test
    void theWorkerIsToldOfItsProvidersQueuesLedgerAndRedis() {
        JsonNode variables = variables(stage, DeployedFunction.PROCESS_EMAIL_QUEUE);
        assertThat(ProviderSettings.parseList(variables.path("PROVIDERS").asText()))
                .usingRecursiveComparison()
                .ignoringFields("enabled")
                .isEqualTo(stage.config().providerSettings());
        assertThat(variables.path("REDIS_URL").toString()).contains("rediss://");
        assertThat(variables.propertyStream().map(Map.Entry::getKey))
                .contains(
                        "LEDGER_TABLE",
                        "OUTBOX_QUEUE_URL",
                        "EXPRESS_QUEUE_URL",
                        "DEAD_LETTER_QUEUE_URL",
                        "REDIS_SECRET_ARN",
                        "SENDGRID_SECRET_ARN",
                        "SES_CONFIGURATION_SET",
                        "METRICS_NAMESPACE",
                        "LOG_LEVEL");
    }

    @Test
    void theApiIsToldTheDomainThatSesSignsFor() {
        for (SynthesizedStage each : Synthesis.stages()) {
            assertThat(variables(each, DeployedFunction.SEND_EMAIL)
                            .path("SENDER_DOMAINS")
                            .asText())
                    .isEqualTo(each.config().sending().domain());
        }
    }

    @Test
    void everyWorkerProbesFromItsOwnDomainAndWaitsWhileNoProviderIsInOrder() {
        for (SynthesizedStage each : Synthesis.stages()) {
            JsonNode variables = variables(each, DeployedFunction.PROCESS_EMAIL_QUEUE);
            assertThat(variables.path("PROBE_FROM").asText())
                    .isEqualTo("no-reply@" + each.config().sending().domain());
            assertThat(variables.path("PANIC_POLICY").asText()).isEqualTo("wait");
        }
    }

    @Test
    void callersUseTheAliasOnAPublishedVersion() {
        delivery.resourceCountIs("AWS::Lambda::Version", DeployedFunction.values().length);
        delivery.allResourcesProperties("AWS::Lambda::Alias", Match.objectLike(Map.of("Name", "live")));
        assertThat(Resources.ofType(stage.json("delivery"), "AWS::ApiGateway::Method"))
                .extracting(method -> method.path("Properties")
                        .path("Integration")
                        .path("Uri")
                        .toString())
                .hasSize(9)
                .anyMatch(uri -> uri.contains("sendemailLive"))
                .anyMatch(uri -> uri.contains("emailstatusLive"))
                .anyMatch(uri -> uri.contains("providereventsLive"));
    }

    @Test
    void onlyTheWorkerRunsInTheVpc() {
        assertThat(function(stage, DeployedFunction.PROCESS_EMAIL_QUEUE).has("VpcConfig"))
                .isTrue();
        assertThat(function(stage, DeployedFunction.SEND_EMAIL).has("VpcConfig"))
                .isFalse();
        assertThat(function(stage, DeployedFunction.EMAIL_STATUS).has("VpcConfig"))
                .isFalse();
        assertThat(function(stage, DeployedFunction.PROVIDER_EVENTS).has("VpcConfig"))
                .isFalse();
    }

    @Test
    void theOutboxQueueFeedsTheWorkerInBatchesThatFailMessageByMessage() {
        delivery.resourceCountIs("AWS::Lambda::EventSourceMapping", 3);
        delivery.hasResourceProperties(
                "AWS::Lambda::EventSourceMapping",
                Map.of(
                        "BatchSize", OutboxQueue.BATCH_SIZE,
                        "FunctionResponseTypes", List.of("ReportBatchItemFailures"),
                        "ScalingConfig",
                                Map.of(
                                        "MaximumConcurrency",
                                        stage.config().worker().maxConcurrency())));
        assertThat(Resources.properties(stage.json("delivery"), "AWS::Lambda::EventSourceMapping", "QueuesOutbox")
                        .path("FunctionName")
                        .toString())
                .contains("processemailqueueLive", ":live");
    }

    @Test
    void expressEmailsHaveAQueueAndWorkersOfTheirOwn() {
        JsonNode mapping =
                Resources.properties(stage.json("delivery"), "AWS::Lambda::EventSourceMapping", "QueuesExpress");
        assertThat(mapping.path("FunctionName").toString()).contains("processemailqueueLive", ":live");
        assertThat(mapping.at("/ScalingConfig/MaximumConcurrency").asInt())
                .isEqualTo(stage.config().worker().expressConcurrency());
        assertThat(mapping.path("FunctionResponseTypes").toString()).contains("ReportBatchItemFailures");
        assertThat(variables(stage, DeployedFunction.SEND_EMAIL)
                        .path("EXPRESS_QUEUE_URL")
                        .toString())
                .contains("QueuesExpress");
    }

    @Test
    void theEventsOfSesFeedTheFunctionThatHearsTheProvidersMessageByMessage() {
        JsonNode mapping =
                Resources.properties(stage.json("delivery"), "AWS::Lambda::EventSourceMapping", "SesEventsQueue");
        assertThat(mapping.path("FunctionName").toString()).contains("providereventsLive", ":live");
        assertThat(mapping.path("BatchSize").asInt()).isEqualTo(SesEventQueue.BATCH_SIZE);
        assertThat(mapping.path("FunctionResponseTypes").toString()).contains("ReportBatchItemFailures");
    }

    @Test
    void theFunctionThatHearsTheProvidersIsToldOfLedgerAndWebhookKey() {
        assertThat(variables(stage, DeployedFunction.PROVIDER_EVENTS)
                        .propertyStream()
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "LEDGER_TABLE", "SENDGRID_WEBHOOK_SECRET_ARN", "METRICS_NAMESPACE", "LOG_LEVEL");
        delivery.hasOutput("SendGridWebhookUrl", Map.of());
    }

    @Test
    void theSweeperRunsByItsScheduleAndARunThatFailsIsNotRepeated() {
        JsonNode rule = Resources.properties(stage.json("delivery"), "AWS::Events::Rule", "");
        assertThat(rule.path("ScheduleExpression").asText()).isEqualTo("rate(" + Sweep.EVERY.toMinutes() + " minutes)");
        assertThat(rule.path("Targets").path(0).path("Arn").toString()).contains("sweeperLive");
        assertThat(rule.at("/Targets/0/RetryPolicy/MaximumRetryAttempts").asInt(-1))
                .isZero();
        assertThat(Sweep.EVERY).isGreaterThan(DeployedFunction.SWEEPER.timeout());
    }

    @Test
    void theQueueIsNeverThrottledByItsOwnWorker() {
        assertThat(function(stage, DeployedFunction.PROCESS_EMAIL_QUEUE)
                        .path("ReservedConcurrentExecutions")
                        .asInt())
                .isGreaterThanOrEqualTo(stage.config().worker().maxConcurrency()
                        + stage.config().worker().expressConcurrency());
        assertThat(OutboxQueue.VISIBILITY_TIMEOUT)
                .isGreaterThanOrEqualTo(
                        DeployedFunction.PROCESS_EMAIL_QUEUE.timeout().multipliedBy(6));
    }

    private static JsonNode variables(SynthesizedStage stage, DeployedFunction function) {
        return function(stage, function).path("Environment").path("Variables");
    }

    private static JsonNode function(SynthesizedStage stage, DeployedFunction function) {
        return Resources.properties(
                stage.json("delivery"),
                "AWS::Lambda::Function",
                "\"FunctionName\":\"" + stage.config().names().of(function) + "\"");
    }
}
