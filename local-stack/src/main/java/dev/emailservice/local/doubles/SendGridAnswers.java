package dev.emailservice.local.doubles;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What SendGrid v3 answers: nothing in the body of a success, a list of errors in that of a failure. */
final class SendGridAnswers {

    /**
     * One entry of the list of errors.
     *
     * @param field the field that is wrong, such as {@code personalizations.0.to}; null if it is none
     */
    record Problem(String message, @Nullable String field) {}

    private SendGridAnswers() {}

    static Answer accepted(String messageId) {
        return new Answer(202, Map.of("X-Message-Id", messageId), "");
    }

    static Answer sandboxed() {
        return new Answer(200, Map.of(), "");
    }

    /** SendGrid's rate limit headers (API reference, "Rate Limits"): the limit, what is left, and when it is whole again. */
    static Answer tooManyRequests(int perSecond, Instant now) {
        var headers = Map.of(
                "Content-Type",
                "application/json",
                "X-RateLimit-Limit",
                String.valueOf(perSecond),
                "X-RateLimit-Remaining",
                "0",
                "X-RateLimit-Reset",
                String.valueOf(now.getEpochSecond() + 1));
        return new Answer(429, headers, body(List.of(new Problem("too many requests", null))));
    }

    static Answer failure(int status) {
        return switch (status) {
            case 401 -> failure(401, "The provided authorization grant is invalid, expired, or revoked");
            case 403 -> failure(403, "access forbidden");
            case 413 -> failure(413, "Payload Too Large");
            case 429 -> paused();
            case 500 -> failure(500, "Internal Server Error");
            case 502, 504 -> Answer.ofGateway(status);
            case 503 -> failure(503, "Service Unavailable");
            default -> failure(status, "Status " + status);
        };
    }

    /** For half a minute (RFC 9110, section 10.2.3). */
    private static Answer paused() {
        return new Answer(
                429,
                Map.of("Content-Type", "application/json", "Retry-After", "30"),
                body(List.of(new Problem("too many requests", null))));
    }

    private static Answer failure(int status, String message) {
        return errors(status, List.of(new Problem(message, null)));
    }

    static Answer errors(int status, List<Problem> problems) {
        return new Answer(status, Map.of("Content-Type", "application/json"), body(problems));
    }

    private static String body(List<Problem> problems) {
        return problems.stream()
                .map(problem -> "{\"message\":" + Request.quoted(problem.message()) + ",\"field\":"
                        + (problem.field() == null ? "null" : Request.quoted(problem.field())) + ",\"help\":null}")
                .collect(Collectors.joining(",", "{\"errors\":[", "]}"));
    }
}
