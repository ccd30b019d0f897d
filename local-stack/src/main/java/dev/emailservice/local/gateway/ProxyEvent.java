package dev.emailservice.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.model.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The event a function gets for a request (Amazon API Gateway Developer Guide, "Input format of a Lambda function for
 * proxy integration"): version 1 of the payload, as a REST API sends it.
 */
final class ProxyEvent {

    /** The API stage, account and API id that the events name. */
    static final String STAGE = "local";

    private static final String ACCOUNT_ID = "000000000000";
    private static final String API_ID = "local";
    private static final DateTimeFormatter REQUEST_TIME = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private ProxyEvent() {}

    /**
     * The event, as JSON.
     *
     * @param resource the route's path
     * @param path the request's
     * @param variables what the request has for the variables of the route's path
     * @param headers names as they are to appear; the last value of a name is its single one
     * @param query the query's parameters, decoded
     * @param body the body as text; null if there is none
     */
    static String of(
            String resource,
            String path,
            Map<String, String> variables,
            String method,
            Map<String, List<String>> headers,
            Map<String, List<String>> query,
            @Nullable String body,
            String sourceIp,
            Instant time) {
        ObjectNode event = Json.ASCII.createObjectNode();
        event.put("resource", resource);
        event.put("path", path);
        event.put("httpMethod", method);
        putBoth(event, "headers", "multiValueHeaders", headers);
        putBoth(event, "queryStringParameters", "multiValueQueryStringParameters", query);
        if (variables.isEmpty()) {
            event.putNull("pathParameters");
        } else {
            ObjectNode parameters = event.putObject("pathParameters");
            variables.forEach(parameters::put);
        }
        event.putNull("stageVariables");
        event.set("requestContext", context(resource, path, method, headers, sourceIp, time));
        event.put("body", body);
        event.put("isBase64Encoded", false);
        return event.toString();
    }

    private static ObjectNode context(
            String resource,
            String path,
            String method,
            Map<String, List<String>> headers,
            String sourceIp,
            Instant time) {
        ObjectNode context = Json.ASCII.createObjectNode();
        context.put("resourceId", "local");
        context.put("resourcePath", resource);
        context.put("httpMethod", method);
        context.put("extendedRequestId", UUID.randomUUID().toString());
        context.put("requestTime", REQUEST_TIME.format(time));
        context.put("path", "/" + STAGE + path);
        context.put("accountId", ACCOUNT_ID);
        context.put("protocol", "HTTP/1.1");
        context.put("stage", STAGE);
        context.put("domainPrefix", API_ID);
        context.put("requestTimeEpoch", time.toEpochMilli());
        context.put("requestId", UUID.randomUUID().toString());
        context.set("identity", identity(headers, sourceIp));
        context.put("domainName", "localhost");
        context.put("apiId", API_ID);
        return context;
    }

    private static ObjectNode identity(Map<String, List<String>> headers, String sourceIp) {
        ObjectNode identity = Json.ASCII.createObjectNode();
        for (String absent : List.of(
                "cognitoIdentityPoolId",
                "accountId",
                "cognitoIdentityId",
                "caller",
                "principalOrgId",
                "accessKey",
                "cognitoAuthenticationType",
                "cognitoAuthenticationProvider",
                "userArn",
                "user")) {
            identity.putNull(absent);
        }
        identity.put("sourceIp", sourceIp);
        List<String> agents = headers.getOrDefault("User-Agent", List.of());
        identity.put("userAgent", agents.isEmpty() ? null : agents.getLast());
        return identity;
    }

    /** One object with the last value of each name, and one with all; both null where there are none, as API Gateway has it. */
    private static void putBoth(ObjectNode event, String single, String multi, Map<String, List<String>> values) {
        if (values.isEmpty()) {
            event.putNull(single);
            event.putNull(multi);
            return;
        }
        ObjectNode last = event.putObject(single);
        ObjectNode all = event.putObject(multi);
        values.forEach((name, list) -> {
            last.put(name, list.getLast());
            var array = all.putArray(name);
            list.forEach(array::add);
        });
    }
}
