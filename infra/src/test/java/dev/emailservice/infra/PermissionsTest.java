package dev.emailservice.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.infra.synthesis.Resources;
import dev.emailservice.infra.synthesis.Synthesis;
import dev.emailservice.infra.synthesis.SynthesizedStage;
import dev.emailservice.model.settings.DeployedFunction;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each function may do what it does, and nothing else. */
class PermissionsTest {

    private static final Set<String> EVERY_FUNCTION =
            Set.of("logs:CreateLogStream", "logs:PutLogEvents", "xray:PutTraceSegments", "xray:PutTelemetryRecords");

    private final SynthesizedStage stage = Synthesis.stage("prod");

    @Test
    void theAuthorizerReadsApiKeysAndNothingElse() {
        assertThat(allowed(DeployedFunction.API_AUTHORIZER))
                .containsExactlyInAnyOrderElementsOf(with("dynamodb:GetItem"));
        JsonNode statement = statement(DeployedFunction.API_AUTHORIZER, "dynamodb:GetItem");
        assertThat(statement
                        .path("Condition")
                        .path("ForAllValues:StringLike")
                        .path("dynamodb:LeadingKeys")
                        .toString())
                .contains("key#*");
        assertThat(Resources.texts(statement.path("Resource")))
                .singleElement()
                .asString()
                .contains("Ledger");
    }

    @Test
    void sendEmailOpensEntriesOfTheLedgerAndWritesTheOutboxQueuesAndNothingElse() {
        assertThat(allowed(DeployedFunction.SEND_EMAIL))
                .containsExactlyInAnyOrderElementsOf(
                        with("sqs:SendMessage", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"));
        assertThat(resources(DeployedFunction.SEND_EMAIL, "sqs:SendMessage"))
                .hasSize(2)
                .anyMatch(arn -> arn.toString().contains("QueuesOutbox"))
                .anyMatch(arn -> arn.toString().contains("QueuesExpress"));
    }

    @Test
    void theWorkerDoesWhatDeliveringTakesAndNothingElse() {
        assertThat(allowed(DeployedFunction.PROCESS_EMAIL_QUEUE).stream().filter(action -> !action.startsWith("ec2:")))
                .containsExactlyInAnyOrderElementsOf(with(
                        "sqs:ReceiveMessage",
                        "sqs:DeleteMessage",
                        "sqs:ChangeMessageVisibility",
                        "sqs:GetQueueAttributes",
                        "sqs:SendMessage",
                        "dynamodb:UpdateItem",
                        "secretsmanager:GetSecretValue",
                        "ses:SendEmail",
                        "ses:SendRawEmail",
                        "ses:GetAccount"));
    }

    @Test
    void theWorkerNeverPutsAnythingOnTheOutboxQueue() {
        // Lambda's loop detection would cut it off: it returns messages by their visibility instead.
        assertThat(resources(DeployedFunction.PROCESS_EMAIL_QUEUE, "sqs:SendMessage"))
                .singleElement()
                .asString()
                .contains("DeadLetter");
    }

    @Test
    void theWorkerReadsExactlyTheSecretsOfRedisAndItsProviders() {
        assertThat(resources(DeployedFunction.PROCESS_EMAIL_QUEUE, "secretsmanager:GetSecretValue"))
                .hasSize(2)
                .anyMatch(arn -> arn.contains("RedisAccessSecret"))
                .anyMatch(arn -> arn.contains("ProviderSecretssendgrid"));
    }

    @Test
    void theWorkerSendsAsItsOwnDomainOnly() {
        JsonNode statement = statement(DeployedFunction.PROCESS_EMAIL_QUEUE, "ses:SendEmail");
        assertThat(statement
                        .path("Condition")
                        .path("StringLike")
                        .path("ses:FromAddress")
                        .asText())
                .isEqualTo("*@" + stage.config().sending().domain());
        assertThat(Resources.texts(statement.path("Resource")))
                .hasSize(2)
                .anyMatch(arn -> arn.contains(":identity/"))
                .anyMatch(arn -> arn.contains(":configuration-set/"));
    }

    @Test
    void theFunctionThatHearsTheProvidersMovesEntriesOnAndNothingElse() {
        assertThat(allowed(DeployedFunction.PROVIDER_EVENTS))
                .containsExactlyInAnyOrderElementsOf(with(
                        "sqs:ReceiveMessage",
                        "sqs:DeleteMessage",
                        "sqs:GetQueueAttributes",
                        "dynamodb:GetItem",
                        "dynamodb:UpdateItem",
                        "secretsmanager:GetSecretValue"));
        assertThat(resources(DeployedFunction.PROVIDER_EVENTS, "sqs:ReceiveMessage"))
                .singleElement()
                .asString()
                .contains("SesEventsQueue");
        assertThat(resources(DeployedFunction.PROVIDER_EVENTS, "secretsmanager:GetSecretValue"))
                .singleElement()
                .asString()
                .contains("SendGridWebhook");
    }

    @Test
    void theFunctionThatTellsWhatBecameOfEmailsReadsThemAndEndsOneAndTakesNothingOffTheQueue() {
        assertThat(allowed(DeployedFunction.EMAIL_STATUS))
                .containsExactlyInAnyOrderElementsOf(with(
                        "sqs:GetQueueAttributes",
                        "dynamodb:Query",
                        "dynamodb:GetItem",
                        "dynamodb:BatchGetItem",
                        "dynamodb:UpdateItem"));
        assertThat(resources(DeployedFunction.EMAIL_STATUS, "dynamodb:Query"))
                .singleElement()
                .asString()
                .contains("/index/accepted");
    }

    @Test
    void theSweeperFindsEntriesByTheirIndexAndUpdatesTheTableAndNothingElse() {
        assertThat(allowed(DeployedFunction.SWEEPER))
                .containsExactlyInAnyOrderElementsOf(with("dynamodb:Query", "dynamodb:UpdateItem"));
        assertThat(resources(DeployedFunction.SWEEPER, "dynamodb:Query"))
                .singleElement()
                .asString()
                .contains("/index/open");
        assertThat(resources(DeployedFunction.SWEEPER, "dynamodb:UpdateItem"))
                .singleElement()
                .asString()
                .doesNotContain("/index/");
    }

    @Test
    void theWorkersCodeCannotUseTheNetworkPermissionsLambdaNeeds() {
        JsonNode denied = Resources.statements(
                        stage.json("delivery"), stage.config().names().of(DeployedFunction.PROCESS_EMAIL_QUEUE))
                .stream()
                .filter(statement -> statement.path("Effect").asText().equals("Deny"))
                .findFirst()
                .orElseThrow();
        assertThat(denied.path("Condition").toString())
                .contains("lambda:SourceFunctionArn", "email-service-prod-process-email-queue");
        assertThat(Resources.texts(denied.path("Action")))
                .containsExactlyInAnyOrderElementsOf(allowed(DeployedFunction.PROCESS_EMAIL_QUEUE).stream()
                        .filter(action -> action.startsWith("ec2:"))
                        .toList());
    }

    private Set<String> allowed(DeployedFunction function) {
        Set<String> actions = new TreeSet<>();
        for (JsonNode statement : statements(function)) {
            actions.addAll(Resources.texts(statement.path("Action")));
        }
        return actions;
    }

    private List<String> resources(DeployedFunction function, String action) {
        return statements(function).stream()
                .filter(statement -> Resources.texts(statement.path("Action")).contains(action))
                .flatMap(statement -> Resources.texts(statement.path("Resource")).stream())
                .toList();
    }

    private JsonNode statement(DeployedFunction function, String action) {
        return statements(function).stream()
                .filter(statement -> Resources.texts(statement.path("Action")).contains(action))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> statements(DeployedFunction function) {
        return Resources.statements(
                        stage.json("delivery"), stage.config().names().of(function))
                .stream()
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .toList();
    }

    private static Set<String> with(String... actions) {
        Set<String> all = new TreeSet<>(EVERY_FUNCTION);
        all.addAll(List.of(actions));
        return all;
    }
}
