package dev.emailservice.infra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.infra.synthesis.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What must hold of any template of ours. Each rule names the resources that break it. */
final class SecurityRules {

    /** Actions that exist on all resources only (Service Authorization Reference: X-Ray, EC2). */
    private static final Set<String> WITHOUT_RESOURCE = Set.of(
            "ses:GetAccount",
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "ec2:CreateNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:DeleteNetworkInterface",
            "ec2:AssignPrivateIpAddresses",
            "ec2:UnassignPrivateIpAddresses");

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "AWS::SQS::Queue",
                    "encrypts at rest",
                    p -> p.path("SqsManagedSseEnabled").asBoolean()),
            new Rule("AWS::SQS::QueuePolicy", "refuses plain HTTP", SecurityRules::deniesPlainHttp),
            new Rule("AWS::SNS::Topic", "encrypts at rest", p -> p.has("KmsMasterKeyId")),
            new Rule("AWS::SNS::TopicPolicy", "refuses plain HTTP", SecurityRules::deniesPlainHttp),
            new Rule(
                    "AWS::DynamoDB::Table",
                    "encrypts at rest",
                    p -> p.path("SSESpecification").path("SSEEnabled").asBoolean()),
            new Rule("AWS::DynamoDB::Table", "refuses plain HTTP", SecurityRules::deniesPlainHttp),
            new Rule(
                    "AWS::ElastiCache::ReplicationGroup",
                    "encrypts at rest and in transit",
                    p -> p.path("TransitEncryptionEnabled").asBoolean()
                            && p.path("AtRestEncryptionEnabled").asBoolean()),
            new Rule("AWS::Logs::LogGroup", "forgets", p -> p.has("RetentionInDays")),
            new Rule(
                    "AWS::Lambda::Function",
                    "has a log group of its own",
                    p -> p.path("LoggingConfig").has("LogGroup")),
            new Rule(
                    "AWS::Lambda::Function",
                    "holds no secret in its environment",
                    p -> !p.path("Environment").toString().contains("{{resolve:")),
            new Rule(
                    "AWS::ApiGateway::Method",
                    "asks the authorizer, or is for a provider that signs",
                    p -> p.path("AuthorizationType").asText().equals("CUSTOM")
                            || p.path("Integration").path("Uri").toString().contains("providereventsLive")),
            new Rule(
                    "AWS::ApiGateway::Stage",
                    "logs no bodies",
                    p -> p.path("MethodSettings")
                            .valueStream()
                            .noneMatch(settings ->
                                    settings.path("DataTraceEnabled").asBoolean())),
            new Rule("AWS::SecretsManager::Secret", "carries no value", p -> !p.has("SecretString")),
            new Rule("AWS::IAM::Policy", "allows no wildcard without a reason", SecurityRules::hasNoWildcard));

    private record Rule(String type, String promise, Predicate<JsonNode> holds) {}

    private SecurityRules() {}

    /** The broken rules of a template, as {@code logicalId: promise}. */
    static List<String> violations(JsonNode template) {
        List<String> violations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> resource : template.path("Resources").properties()) {
            for (Rule rule : RULES) {
                if (rule.type().equals(resource.getValue().path("Type").asText())
                        && !rule.holds().test(resource.getValue().path("Properties"))) {
                    violations.add(resource.getKey() + ": " + rule.promise());
                }
            }
        }
        violations.addAll(withoutPolicy(template, "AWS::SQS::Queue", "AWS::SQS::QueuePolicy", "Queues"));
        violations.addAll(withoutPolicy(template, "AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "Topics"));
        return violations;
    }

    private static List<String> withoutPolicy(JsonNode template, String type, String policyType, String property) {
        List<JsonNode> policies = Resources.ofType(template, policyType);
        return template.path("Resources")
                .propertyStream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type))
                .map(Map.Entry::getKey)
                .filter(id -> policies.stream()
                        .noneMatch(policy -> policy.path("Properties")
                                .path(property)
                                .toString()
                                .contains("\"" + id + "\"")))
                .map(id -> id + ": has a policy")
                .toList();
    }

    private static boolean deniesPlainHttp(JsonNode properties) {
        JsonNode document = properties.has("PolicyDocument")
                ? properties.path("PolicyDocument")
                : properties.path("ResourcePolicy").path("PolicyDocument");
        return document.path("Statement")
                .valueStream()
                .anyMatch(statement -> statement.path("Effect").asText().equals("Deny")
                        && statement
                                .path("Condition")
                                .path("Bool")
                                .path("aws:SecureTransport")
                                .asText()
                                .equals("false"));
    }

    private static boolean hasNoWildcard(JsonNode properties) {
        return properties
                .path("PolicyDocument")
                .path("Statement")
                .valueStream()
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .allMatch(statement -> {
                    List<String> actions = Resources.texts(statement.path("Action"));
                    boolean anyResource = Resources.texts(statement.path("Resource")).stream()
                            .anyMatch(resource -> resource.endsWith("*"));
                    return actions.stream().noneMatch(action -> action.contains("*"))
                            && (!anyResource || WITHOUT_RESOURCE.containsAll(actions));
                });
    }
}
