package dev.emailservice.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** HTTP answers as API Gateway takes them from a function. */
public final class Answers {

    /** When to try again after a store was away: long enough for its client's own retries to be over. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private Answers() {}

    /** An answer with JSON in its body. */
    public static APIGatewayProxyResponseEvent json(int status, String body) {
        return json(status, body, Map.of());
    }

    /** An answer with JSON in its body, and these headers beside its content type. */
    public static APIGatewayProxyResponseEvent json(int status, String body, Map<String, String> headers) {
        return answer(status, "application/json", headers, body);
    }

    /** The problem's document (RFC 9457), with the headers its type asks for. */
    public static APIGatewayProxyResponseEvent problem(Problem problem) {
        return answer(problem.type().status(), "application/problem+json", headers(problem), problem.toJson());
    }

    /** The headers that the answer to a problem needs in any form, beside its content type. */
    public static Map<String, String> headers(Problem problem) {
        Map<String, String> headers = new LinkedHashMap<>(problem.headers());
        switch (problem.type()) {
            case UNAUTHORIZED -> headers.put("WWW-Authenticate", "Bearer");
            case IN_PROGRESS -> headers.put("Retry-After", "1");
            case UNAVAILABLE -> headers.put("Retry-After", String.valueOf(RETRY_AFTER.toSeconds()));
            default -> {} // the others need no header of their own
        }
        return headers;
    }

    private static APIGatewayProxyResponseEvent answer(
            int status, String contentType, Map<String, String> headers, String body) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Content-Type", contentType);
        all.putAll(headers);
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(all)
                .withBody(body)
                .withIsBase64Encoded(false);
    }
}
