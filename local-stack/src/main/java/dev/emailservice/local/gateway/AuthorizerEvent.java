package dev.emailservice.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.model.json.Json;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The event an authorizer of the type REQUEST gets (Amazon API Gateway Developer Guide, "Input to an API Gateway Lambda
 * authorizer"): the proxy event without its body, and the ARN of the method.
 *
 * @param methodArn what the answer's policy must allow
 * @param json the event
 */
public record AuthorizerEvent(String methodArn, String json) {

    /** The event that belongs to a proxy event. */
    static AuthorizerEvent of(Route route, String proxyEvent) {
        String methodArn = "arn:aws:execute-api:local:%s:%s/%s/%s%s"
                .formatted(ProxyEvent.ACCOUNT_ID, ProxyEvent.API_ID, ProxyEvent.STAGE, route.method(), route.path());
        try {
            ObjectNode event = (ObjectNode) Json.ASCII.readTree(proxyEvent);
            event.remove(List.of("body", "isBase64Encoded"));
            event.put("type", "REQUEST");
            event.put("methodArn", methodArn);
            return new AuthorizerEvent(methodArn, event.toString());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
