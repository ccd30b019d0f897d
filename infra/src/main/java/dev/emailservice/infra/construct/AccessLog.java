package dev.emailservice.infra.construct;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;

/** What API Gateway notes about each call: enough to tell whose fault it was, and nothing about a person. */
final class AccessLog {

    /** No client address, user agent, body, or API key; the key's id, which is public, says which client it was. */
    private static final Map<String, String> FIELDS = new TreeMap<>(Map.of(
            "requestId", "$context.requestId",
            "time", "$context.requestTime",
            "method", "$context.httpMethod",
            "resource", "$context.resourcePath",
            "status", "$context.status",
            "errorType", "$context.error.responseType",
            "integrationStatus", "$context.integration.status",
            "latencyMs", "$context.responseLatency",
            "integrationLatencyMs", "$context.integration.latency",
            "apiKeyId", "$context.authorizer.keyId"));

    private AccessLog() {}

    /** One JSON object a line. */
    static AccessLogFormat format() {
        return AccessLogFormat.custom(FIELDS.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":\"" + field.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}")));
    }
}
