package dev.emailservice.sendemail;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.emailservice.model.json.Json;
import dev.emailservice.sendemail.door.Reading;
import dev.emailservice.sendemail.ses.SendEmailReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code POST /v2/email/outbound-emails}: the form and the answers of SES (Amazon SES API v2 Reference, "SendEmail" and "Common
 * Errors"). Its clients sign their requests; the signature is not looked at, the key comes as {@code x-api-key}.
 */
final class SesDoor implements Door {

    /** The SDKs send it with each try of one call, as it was the first time. */
    private static final String INVOCATION = "amz-sdk-invocation-id";

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F-]{36}");

    @Override
    public String path() {
        return "/v2/email/outbound-emails";
    }

    @Override
    public Reading read(String body) {
        return SendEmailReader.read(body);
    }

    /** An SDK tries a call again by itself, even where the email may have been accepted. */
    @Override
    public Optional<String> tryAgainKey(APIGatewayProxyRequestEvent event) {
        return RequestHeaders.find(event, INVOCATION)
                .filter(UUID.asMatchPredicate())
                .map(id -> INVOCATION + ":" + id);
    }

    @Override
    public APIGatewayProxyResponseEvent answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                answer(200, Map.of(), "MessageId", accepted.id().value());
            // This form has no way to ask for it.
            case Outcome.Checked _ -> answer(200, Map.of(), "MessageId", "");
            case Outcome.Refused refused -> refused(refused.problem());
        };
    }

    private static APIGatewayProxyResponseEvent refused(Problem problem) {
        Map<String, String> headers = new LinkedHashMap<>(Answers.headers(problem.type()));
        headers.put("x-amzn-ErrorType", errorType(problem));
        return answer(status(problem.type()), headers, "message", message(problem));
    }

    /** The name by which an SDK chooses its exception. */
    private static String errorType(Problem problem) {
        return switch (problem.type()) {
            case INVALID_FIELDS ->
                Doors.onlySender(problem) ? "MailFromDomainNotVerifiedException" : "BadRequestException";
            case NOT_FOUND, METHOD_NOT_ALLOWED -> "UnknownOperationException";
            case UNSUPPORTED_MEDIA_TYPE -> "UnsupportedMediaTypeException";
            case IN_PROGRESS -> "TooManyRequestsException";
            case INTERNAL -> "InternalServiceErrorException";
            case UNAVAILABLE -> "ServiceUnavailableException";
            default -> "BadRequestException";
        };
    }

    private static int status(ProblemType type) {
        return switch (type) {
            case INVALID_FIELDS, KEY_REUSED, TOO_LARGE -> 400;
            // An SDK tries 429 again, a little later; its other tries are what this waits for.
            case IN_PROGRESS -> 429;
            default -> type.status();
        };
    }

    /** SES has one message for all that is wrong. */
    private static String message(Problem problem) {
        return problem.errors().isEmpty()
                ? problem.detail()
                : problem.errors().stream()
                        .map(error -> error.field() + ": " + error.message())
                        .collect(Collectors.joining(" "));
    }

    private static APIGatewayProxyResponseEvent answer(
            int status, Map<String, String> headers, String field, String text) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", "application/json");
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(all)
                .withBody(Json.ASCII.createObjectNode().put(field, text).toString())
                .withIsBase64Encoded(false);
    }
}
