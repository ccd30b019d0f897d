package dev.emailservice.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.infra.synthesis.Resources;
import dev.emailservice.infra.synthesis.Synthesis;
import dev.emailservice.model.json.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityRulesTest {

    @Test
    void noTemplateOfAnyEnvironmentBreaksARule() {
        Stream<JsonNode> templates = Synthesis.stages().stream().flatMap(stage -> stage.stacks().values().stream());
        assertThat(templates.flatMap(template -> SecurityRules.violations(template).stream()))
                .isEmpty();
    }

    /** A rule that cannot fail protects nothing: each is shown a template that breaks it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            state         | AWS::SQS::Queue                    | {"SqsManagedSseEnabled":false}
            state         | AWS::SQS::QueuePolicy              | {"PolicyDocument":{"Statement":[]}}
            state         | AWS::SQS::QueuePolicy              | {"Queues":[]}
            state         | AWS::DynamoDB::Table               | {"SSESpecification":{}}
            state         | AWS::DynamoDB::Table               | {"ResourcePolicy":{}}
            state         | AWS::ElastiCache::ReplicationGroup | {"TransitEncryptionEnabled":false}
            state         | AWS::ElastiCache::ReplicationGroup | {"AtRestEncryptionEnabled":false}
            state         | AWS::SecretsManager::Secret        | {"SecretString":"hunter2"}
            delivery      | AWS::Logs::LogGroup                | {"RetentionInDays":null}
            delivery      | AWS::Lambda::Function              | {"LoggingConfig":{}}
            delivery      | AWS::Lambda::Function              | {"Environment":{"Variables":{"LOG_LEVEL":"{{resolve:secretsmanager:x}}"}}}
            delivery      | AWS::ApiGateway::Method            | {"AuthorizationType":"NONE"}
            delivery      | AWS::ApiGateway::Stage             | {"MethodSettings":[{"DataTraceEnabled":true}]}
            delivery      | AWS::IAM::Policy                   | {"PolicyDocument":{"Statement":[{"Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:eu-west-1:1:q"}]}}
            delivery      | AWS::IAM::Policy                   | {"PolicyDocument":{"Statement":[{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"}]}}
            observability | AWS::SNS::Topic                    | {"KmsMasterKeyId":null}
            observability | AWS::SNS::TopicPolicy              | {"PolicyDocument":{"Statement":[]}}
            """)
    void aTemplateThatBreaksARuleIsFound(String stack, String type, String change) throws Exception {
        JsonNode template = Synthesis.stage("dev").json(stack).deepCopy();
        ObjectNode properties =
                (ObjectNode) Resources.ofType(template, type).getFirst().path("Properties");
        Json.ASCII.readTree(change).properties().forEach(property -> {
            if (property.getValue().isNull()) {
                properties.remove(property.getKey());
            } else {
                properties.set(property.getKey(), property.getValue());
            }
        });
        assertThat(SecurityRules.violations(template)).hasSize(1);
    }
}
