package dev.emailservice.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a function answered (Amazon API Gateway Developer Guide, "Output format of a Lambda function for proxy
 * integration"). The body is sent as it is, base64 or not: the API has no binary media types.
 *
 * @param status the HTTP status
 * @param headers all values of each header
 * @param body the text to send
 */
record ProxyResponse(int status, Map<String, List<String>> headers, String body) {

    /** The response in a function's answer; empty if it is malformed, which API Gateway answers with 502. */
    static Optional<ProxyResponse> parse(String json) {
        try {
            JsonNode answer = Json.ASCII.readTree(json);
            if (!answer.isObject() || !answer.path("statusCode").canConvertToInt() || isNoText(answer.path("body"))) {
                return Optional.empty();
            }
            int status = answer.path("statusCode").asInt();
            if (status < 200 || status > 599) {
                return Optional.empty();
            }
            var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            if (!readHeaders(answer.path("headers"), headers)
                    || !readHeaders(answer.path("multiValueHeaders"), headers)) {
                return Optional.empty();
            }
            return Optional.of(
                    new ProxyResponse(status, headers, answer.path("body").asText("")));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean isNoText(JsonNode node) {
        return !node.isMissingNode() && !node.isNull() && !node.isTextual();
    }

    /** Several values of one name replace a single one; a value may be any scalar. */
    private static boolean readHeaders(JsonNode node, Map<String, List<String>> into) {
        if (node.isMissingNode() || node.isNull()) {
            return true;
        }
        if (!node.isObject()) {
            return false;
        }
        for (var field : node.properties()) {
            var values = new ArrayList<String>();
            Iterable<JsonNode> found = field.getValue().isArray() ? field.getValue() : List.of(field.getValue());
            for (JsonNode value : found) {
                if (!value.isValueNode() || value.isNull() || hasControls(value.asText())) {
                    return false;
                }
                values.add(value.asText());
            }
            into.put(field.getKey(), values);
        }
        return true;
    }

    private static boolean hasControls(String value) {
        return value.chars().anyMatch(c -> c < ' ' && c != '\t');
    }
}
