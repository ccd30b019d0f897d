package dev.emailservice.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.infra.synthesis.Resources;
import dev.emailservice.infra.synthesis.Synthesis;
import dev.emailservice.model.ledger.AcceptedIndex;
import dev.emailservice.model.ledger.LedgerTable;
import dev.emailservice.model.settings.OutboxQueue;
import dev.emailservice.model.settings.SesEventQueue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class StateStackTest {

    private final Template dev = Synthesis.stage("dev").template("state");

    @Test
    void theOutboxQueueHasTheNumbersTheCodeReliesOn() {
        dev.hasResourceProperties(
                "AWS::SQS::Queue",
                Map.of(
                        "QueueName", "email-service-dev-outbox",
                        "VisibilityTimeout", OutboxQueue.VISIBILITY_TIMEOUT.toSeconds(),
                        "MaximumMessageSize", OutboxQueue.MAX_MESSAGE_BYTES,
                        "MessageRetentionPeriod", OutboxQueue.RETENTION.toSeconds(),
                        "RedrivePolicy", Match.objectLike(Map.of("maxReceiveCount", OutboxQueue.MAX_RECEIVE_COUNT))));
    }

    @Test
    void theDeadLetterQueueTakesFromTheOutboxQueueOnlyAndKeepsLonger() {
        JsonNode queue = Resources.properties(
                Synthesis.stage("prod").json("state"),
                "AWS::SQS::Queue",
                "\"QueueName\":\"email-service-prod-dead-letter");
        assertThat(queue.path("MessageRetentionPeriod").asLong())
                .isEqualTo(OutboxQueue.DEAD_LETTER_RETENTION.toSeconds())
                .isGreaterThan(OutboxQueue.RETENTION.toSeconds());
        assertThat(queue.path("RedriveAllowPolicy").path("redrivePermission").asText())
                .isEqualTo("byQueue");
        assertThat(Resources.texts(queue.path("RedriveAllowPolicy").path("sourceQueueArns")))
                .containsExactly("arn:aws:sqs:eu-west-1:111122223333:email-service-prod-outbox");
    }

    @Test
    void theDeadLetterQueueSaysWhatWorkersDoWithAnEmailThatMayHaveBeenSent() {
        JsonNode queue = Resources.properties(
                Synthesis.stage("prod").json("state"),
                "AWS::SQS::Queue",
                "\"QueueName\":\"email-service-prod-dead-letter");
        assertThat(queue.path("Tags"))
                .filteredOn(tag -> tag.path("Key").asText().equals(OutboxQueue.ON_UNKNOWN_TAG))
                .singleElement()
                .satisfies(tag -> assertThat(tag.path("Value").asText()).isEqualTo("confirm_first"));
    }

    @Test
    void theEventsOfThisEnvironmentsConfigurationSetComeToTheirQueue() {
        dev.hasResourceProperties(
                "AWS::SQS::Queue",
                Map.of(
                        "QueueName", "email-service-dev-ses-events",
                        "VisibilityTimeout", SesEventQueue.VISIBILITY_TIMEOUT.toSeconds(),
                        "MessageRetentionPeriod", SesEventQueue.RETENTION.toSeconds(),
                        "RedrivePolicy", Match.objectLike(Map.of("maxReceiveCount", SesEventQueue.MAX_RECEIVE_COUNT))));
        dev.hasResourceProperties(
                "AWS::SQS::Queue",
                Map.of(
                        "QueueName",
                        "email-service-dev-ses-events-dead-letter",
                        "MessageRetentionPeriod",
                        SesEventQueue.DEAD_LETTER_RETENTION.toSeconds()));
        dev.hasResourceProperties(
                "AWS::Events::Rule",
                Map.of(
                        "EventPattern",
                        Map.of(
                                "source",
                                List.of("aws.ses"),
                                "detail",
                                Map.of(
                                        "mail",
                                        Map.of(
                                                "tags",
                                                Map.of("ses:configuration-set", List.of("email-service-dev")))))));
    }

    @Test
    void theLedgerIsTheTableTheCodeExpects() {
        dev.hasResourceProperties(
                "AWS::DynamoDB::Table",
                Map.of(
                        "KeySchema", List.of(Map.of("AttributeName", LedgerTable.KEY, "KeyType", "HASH")),
                        "TimeToLiveSpecification", Map.of("AttributeName", LedgerTable.EXPIRES_AT, "Enabled", true),
                        "BillingMode", "PAY_PER_REQUEST",
                        "PointInTimeRecoverySpecification", Map.of("PointInTimeRecoveryEnabled", true)));
    }

    @Test
    void theIndexOfOpenEntriesIsTheOneTheSweeperReads() {
        JsonNode index = Resources.properties(
                        Synthesis.stage("prod").json("state"), "AWS::DynamoDB::Table", "GlobalSecondaryIndexes")
                .path("GlobalSecondaryIndexes")
                .path(0);
        assertThat(index.path("IndexName").asText()).isEqualTo(LedgerTable.OPEN_INDEX);
        assertThat(index.path("KeySchema").findValuesAsText("AttributeName"))
                .containsExactly(LedgerTable.OPEN, LedgerTable.OPEN_SINCE);
        assertThat(Resources.texts(index.path("Projection").path("NonKeyAttributes")))
                .containsExactlyInAnyOrderElementsOf(LedgerTable.OPEN_PROJECTION);
    }

    @Test
    void theIndexOfAllEntriesHoldsKeysAlone() {
        JsonNode index = Resources.properties(
                        Synthesis.stage("prod").json("state"), "AWS::DynamoDB::Table", "GlobalSecondaryIndexes")
                .path("GlobalSecondaryIndexes")
                .path(1);
        assertThat(index.path("IndexName").asText()).isEqualTo(AcceptedIndex.NAME);
        assertThat(index.path("KeySchema").findValuesAsText("AttributeName"))
                .containsExactly(AcceptedIndex.DAY, AcceptedIndex.ORDER);
        assertThat(index.path("Projection").path("ProjectionType").asText()).isEqualTo("KEYS_ONLY");
    }

    @Test
    void redisSpeaksTlsToOneUserAndEvictsNothing() {
        dev.hasResourceProperties(
                "AWS::ElastiCache::ReplicationGroup",
                Map.of(
                        "Engine",
                        "valkey",
                        "TransitEncryptionEnabled",
                        true,
                        "TransitEncryptionMode",
                        "required",
                        "AtRestEncryptionEnabled",
                        true,
                        "UserGroupIds",
                        Match.anyValue()));
        dev.hasResourceProperties(
                "AWS::ElastiCache::ParameterGroup", Map.of("Properties", Map.of("maxmemory-policy", "noeviction")));
    }

    @Test
    void redisKnowsTheWorkerByAPasswordFromItsSecretAndNobodyElse() {
        JsonNode template = Synthesis.stage("dev").json("state");
        JsonNode worker =
                Resources.properties(template, "AWS::ElastiCache::User", "\"UserName\":\"email-service-dev-worker\"");
        JsonNode nobody = Resources.properties(template, "AWS::ElastiCache::User", "\"UserName\":\"default\"");
        assertThat(worker.path("AuthenticationMode").toString())
                .contains("{{resolve:secretsmanager:", "SecretString:password");
        assertThat(worker.path("AccessString").asText()).startsWith("on ").contains("-@dangerous");
        assertThat(nobody.path("AccessString").asText()).isEqualTo("off -@all");
        assertThat(Resources.properties(template, "AWS::SecretsManager::Secret", "email-service-dev-redis")
                        .path("GenerateSecretString")
                        .path("SecretStringTemplate")
                        .asText())
                .isEqualTo("{\"username\":\"email-service-dev-worker\"}");
    }

    @Test
    void everyProviderButSesHasASecretAndSendGridsWebhookOneWithoutAValueInTheTemplate() {
        for (String name : List.of("sendgrid", "sendgrid-webhook-key")) {
            JsonNode secret = Resources.properties(
                    Synthesis.stage("dev").json("state"),
                    "AWS::SecretsManager::Secret",
                    "\"email-service-dev-" + name + "\"");
            assertThat(secret.has("SecretString")).isFalse();
        }
        dev.resourceCountIs("AWS::SecretsManager::Secret", 3);
    }

    @Test
    void inProdAcceptedEmailsAndSecretsOutliveTheStackAndRedisFailsOver() {
        JsonNode template = Synthesis.stage("prod").json("state");
        for (String type : List.of("AWS::SQS::Queue", "AWS::DynamoDB::Table", "AWS::SecretsManager::Secret")) {
            assertThat(Resources.ofType(template, type)).isNotEmpty().allSatisfy(resource -> {
                assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("Retain");
                assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
            });
        }
        Template prod = Synthesis.stage("prod").template("state");
        prod.hasResourceProperties("AWS::DynamoDB::Table", Map.of("DeletionProtectionEnabled", true));
        prod.hasResourceProperties(
                "AWS::ElastiCache::ReplicationGroup",
                Map.of("MultiAZEnabled", true, "AutomaticFailoverEnabled", true, "NumCacheClusters", 2));
    }
}
