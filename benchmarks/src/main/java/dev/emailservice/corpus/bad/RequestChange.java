package dev.emailservice.corpus.bad;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.emailservice.corpus.Generators;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a bad request of a good one. A change has parts, between double semicolons: {@code field = JSON} sets a field, {@code -
 * field} takes it away, {@code twice field = JSON} puts it there once more, {@code raw: TEXT} is a body of its own; {@code
 * method}, {@code path}, {@code header Name: value}, {@code without Name} and {@code as ENCODING} change the request around it;
 * {@code first} sends the good one before, with the same headers.
 */
final class RequestChange {

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<String> repeated = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String method = "POST";
    private String path = "/emails";
    private String encoding = "text";
    private @Nullable String raw;
    private boolean goodFirst;

    private RequestChange() {
        fields.put("from", "\"Qzxcanary <qzxcanary@example.com>\"");
        fields.put("to", "[\"qzxcanary@example.org\"]");
        fields.put("subject", "\"qzxcanary\"");
        fields.put("text", "\"qzxcanary\"");
        headers.put("Content-Type", "application/json");
    }

    /** The good request where the change asks for it, and the bad one. */
    static List<APIGatewayProxyRequestEvent> events(String change) {
        RequestChange request = new RequestChange();
        String good = request.json();
        for (String part : change.split(" ;; ", -1)) {
            request.apply(part.strip());
        }
        APIGatewayProxyRequestEvent bad = request.event();
        return request.goodFirst ? List.of(request.event(good), bad) : List.of(bad);
    }

    private void apply(String part) {
        int space = part.indexOf(' ');
        String first = space < 0 ? part : part.substring(0, space);
        String rest = space < 0 ? "" : part.substring(space + 1);
        switch (first) {
            case "raw:" -> raw = Generators.expand(rest);
            case "raw" -> raw = "";
            case "-" -> fields.remove(rest);
            case "twice" -> repeated.add(assignment(rest)[0] + ":" + assignment(rest)[1]);
            case "method" -> method = rest;
            case "path" -> path = rest;
            case "without" -> headers.remove(rest);
            case "as" -> encoding = rest;
            case "first" -> goodFirst = true;
            case "header" -> {
                String[] header = Generators.expand(rest).split(": ?", 2);
                headers.put(header[0], header[1]);
            }
            default -> {
                String[] field = assignment(part);
                fields.put(field[0].substring(1, field[0].length() - 1), field[1]);
            }
        }
    }

    /** The quoted name of a field, and its JSON. */
    private static String[] assignment(String part) {
        int equals = part.indexOf(" = ");
        if (equals < 0) {
            throw new IllegalArgumentException("no change is written so: " + part);
        }
        return new String[] {
            '"' + Generators.expand(part.substring(0, equals)) + '"', Generators.expand(part.substring(equals + 3))
        };
    }

    private String json() {
        List<String> all = new ArrayList<>();
        fields.forEach((name, value) -> all.add('"' + name + "\":" + value));
        all.addAll(repeated);
        return "{" + String.join(",", all) + "}";
    }

    private APIGatewayProxyRequestEvent event() {
        return BodyEncoding.put(event(null), raw == null ? json() : raw, encoding);
    }

    private APIGatewayProxyRequestEvent event(@Nullable String body) {
        return new APIGatewayProxyRequestEvent()
                .withHttpMethod(method)
                .withResource(path)
                .withPath(path)
                .withHeaders(new LinkedHashMap<>(headers))
                .withBody(body)
                .withIsBase64Encoded(false);
    }
}
