package dev.emailservice.local.doubles;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/**
 * One HTTP request a double has read to its end.
 *
 * @param path without the query
 * @param headers by their names in lower case
 */
record Request(String method, String path, Map<String, String> headers, String body) {

    /** A provider takes attachments far above Jackson's default of 20 million characters. */
    private static final int LONGEST_TEXT = 64 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .build())
            .build();

    /** The header's value, or an empty text. */
    String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }

    boolean is(String wantedMethod, String wantedPath) {
        return method.equals(wantedMethod) && path.equals(wantedPath);
    }

    /** The body as JSON; a missing node if it is no JSON object. */
    JsonNode json() {
        try {
            var json = JSON.readTree(body);
            return json.isObject() ? json : JSON.missingNode();
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /** The JSON text of a value. */
    static String quoted(String value) {
        return JSON.getNodeFactory().textNode(value).toString();
    }
}
