package dev.emailservice.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.local.runtime.InvocationResult;
import dev.emailservice.local.runtime.InvocationResult.Answered;
import dev.emailservice.local.runtime.InvocationResult.FunctionError;
import dev.emailservice.model.json.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Lambda authorizer, asked about each request as API Gateway does where it caches no results. The error {@code Unauthorized}
 * is 401, any other is 500, and a policy that does not allow the method 403 (Amazon API Gateway Developer Guide, "Use API Gateway
 * Lambda authorizers").
 *
 * @param function the function
 */
public record FunctionAuthorizer(Integration function) implements Authorizer {

    @Override
    public Decision decide(AuthorizerEvent event, Duration atMost) throws InterruptedException {
        Optional<InvocationResult> result = function.invoke(event.json(), atMost);
        try {
            return switch (result.orElse(null)) {
                case Answered(String json) -> read(Json.ASCII.readTree(json), event.methodArn());
                case FunctionError(String json)
                when Json.ASCII.readTree(json).path("errorMessage").asText().equals("Unauthorized") ->
                    new Decision.Unauthorized();
                case null, default -> new Decision.Failed();
            };
        } catch (JsonProcessingException e) {
            return new Decision.Failed();
        }
    }

    private static Decision read(JsonNode answer, String methodArn) {
        if (!answer.path("principalId").isTextual()
                || !answer.at("/policyDocument/Statement").isArray()
                || !holdsScalars(answer.path("context"))) {
            return new Decision.Failed();
        }
        boolean allowed = false;
        for (JsonNode statement : answer.at("/policyDocument/Statement")) {
            if (covers(statement.path("Resource"), methodArn)) {
                if (!statement.path("Effect").asText().equals("Allow")) {
                    return new Decision.Denied();
                }
                allowed = true;
            }
        }
        if (!allowed) {
            return new Decision.Denied();
        }
        ObjectNode context = Json.ASCII.createObjectNode();
        context.put("principalId", answer.path("principalId").asText());
        // The function gets every value as a text.
        answer.path("context")
                .properties()
                .forEach(entry -> context.put(entry.getKey(), entry.getValue().asText()));
        return new Decision.Allowed(context);
    }

    /** API Gateway takes no list and no object in a context. */
    private static boolean holdsScalars(JsonNode context) {
        return context.isMissingNode()
                || (context.isObject() && context.valueStream().allMatch(JsonNode::isValueNode));
    }

    private static boolean covers(JsonNode resources, String methodArn) {
        if (resources.isArray()) {
            return resources.valueStream().anyMatch(resource -> covers(resource, methodArn));
        }
        String pattern = Pattern.quote(resources.asText()).replace("*", "\\E.*\\Q");
        return Pattern.matches(pattern, methodArn);
    }
}
