package dev.emailservice.sendemail;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.emailservice.delivery.access.Access;
import dev.emailservice.delivery.access.Scope;
import dev.emailservice.delivery.intake.IdempotencyKey;
import dev.emailservice.http.Caller;
import dev.emailservice.http.Problem;
import dev.emailservice.http.ProblemType;
import dev.emailservice.http.RequestBody;
import dev.emailservice.http.RequestHeaders;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every request that hands in emails is checked for before its body is read. */
sealed interface Admission {

    /** The request makes sense as far as its headers go, and its caller may send. */
    record Admitted(
            Access.Granted rights, String body, @Nullable IdempotencyKey key) implements Admission {}

    /** It is not looked at any further. */
    record Turned(Outcome.Refused outcome) implements Admission {}

    /**
     * Checks a request.
     *
     * @param tryAgainKey see {@link Door#tryAgainKey}
     */
    static Admission of(
            APIGatewayProxyRequestEvent event, Function<APIGatewayProxyRequestEvent, Optional<String>> tryAgainKey) {
        if (!"POST".equals(event.getHttpMethod())) {
            return new Turned(Outcome.Refused.unread(Problem.methodNotAllowed("POST")));
        }
        return switch (Caller.of(event, Scope.SEND)) {
            case Caller.Refused(Problem problem) -> new Turned(Outcome.Refused.unread(problem));
            case Caller.Allowed(Access.Granted rights) -> of(event, rights, tryAgainKey);
        };
    }

    private static Admission of(
            APIGatewayProxyRequestEvent event,
            Access.Granted rights,
            Function<APIGatewayProxyRequestEvent, Optional<String>> tryAgainKey) {
        if (!RequestHeaders.declareJson(event)) {
            return turned(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send JSON in UTF-8, with content-type: application/json.");
        }
        Optional<String> body = RequestBody.text(event);
        if (body.isEmpty()) {
            return turned(ProblemType.MALFORMED, "Send JSON in UTF-8 as the body.");
        }
        Optional<String> header = RequestHeaders.find(event, "Idempotency-Key").or(() -> tryAgainKey.apply(event));
        // Keys of two callers have nothing to do with each other.
        IdempotencyKey key = header.flatMap(text -> IdempotencyKey.parse(rights.owner(), text))
                .orElse(null);
        if (header.isPresent() && key == null) {
            return turned(
                    ProblemType.MALFORMED,
                    "Give an Idempotency-Key of 1 to " + IdempotencyKey.MAX_LENGTH + " printable ASCII characters.");
        }
        return new Admitted(rights, body.get(), key);
    }

    private static Turned turned(ProblemType type, String detail) {
        return new Turned(Outcome.Refused.unread(type, detail));
    }
}
