package dev.emailservice.sendemail;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.emailservice.model.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The HTTP answer to each outcome. */
final class Answers {

    /** When to try again after a store was away: long enough for its client's own retries to be over. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private Answers() {}

    /** The answer to this outcome. */
    static APIGatewayProxyResponseEvent to(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                answer(
                        outcome.status(),
                        accepted.replayed()
                                ? Map.of("Content-Type", "application/json", "Idempotent-Replayed", "true")
                                : Map.of("Content-Type", "application/json"),
                        Json.ASCII
                                .createObjectNode()
                                .put("id", accepted.id().value())
                                .toString());
            case Outcome.Checked _ -> answer(outcome.status(), Map.of("Content-Type", "application/json"), "{}");
            case Outcome.Refused refused ->
                answer(
                        outcome.status(),
                        headers(refused.problem().type()),
                        refused.problem().toJson());
        };
    }

    /** The headers that a refusal of this type needs, its content type included. */
    static Map<String, String> headers(ProblemType type) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/problem+json");
        switch (type) {
            case METHOD_NOT_ALLOWED -> headers.put("Allow", "POST");
            case IN_PROGRESS -> headers.put("Retry-After", "1");
            case UNAVAILABLE -> headers.put("Retry-After", String.valueOf(RETRY_AFTER.toSeconds()));
            default -> {} // the others need no header of their own
        }
        return headers;
    }

    private static APIGatewayProxyResponseEvent answer(int status, Map<String, String> headers, String body) {
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(headers)
                .withBody(body)
                .withIsBase64Encoded(false);
    }
}
