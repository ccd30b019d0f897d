package dev.emailservice.local.doubles;

import java.util.HashMap;
import java.util.Map;

/** What SES v2 answers: REST JSON, the error's type in {@code x-amzn-ErrorType}. */
final class SesAnswers {

    /** A large production account: the double is there to be sent to as fast as the rest can. */
    private static final int RECIPIENTS_PER_DAY = 10_000_000;

    private static final int RECIPIENTS_PER_SECOND = 10_000;

    private SesAnswers() {}

    static Answer accepted(String messageId) {
        return json(200, Map.of(), "{\"MessageId\":" + Request.quoted(messageId) + "}");
    }

    static Answer account(long sentRecipients) {
        return json(200, Map.of(), """
                {"DedicatedIpAutoWarmupEnabled":false,"EnforcementStatus":"HEALTHY","ProductionAccessEnabled":true,\
                "SendingEnabled":true,"SendQuota":{"Max24HourSend":%d,"MaxSendRate":%d,"SentLast24Hours":%d}}""".formatted(RECIPIENTS_PER_DAY, RECIPIENTS_PER_SECOND, sentRecipients));
    }

    static Answer badRequest(String message) {
        return error(400, "BadRequestException", message);
    }

    static Answer missingAuthentication() {
        return error(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    static Answer failure(int status) {
        return switch (status) {
            case 400 -> badRequest("Bad request");
            case 401, 403 -> error(status, "AccessDeniedException", "User is not authorized to perform: ses:SendEmail");
            case 404 -> error(404, "NotFoundException", "Configuration set does not exist");
            case 429 -> error(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
            case 500 -> error(500, "InternalServiceErrorException", "Internal error");
            case 502, 504 -> Answer.ofGateway(status);
            case 503 -> error(503, "ServiceUnavailableException", "Service unavailable");
            default -> error(status, "UnknownError", "Status " + status);
        };
    }

    static Answer error(int status, String type, String message) {
        return json(status, Map.of("x-amzn-ErrorType", type), "{\"message\":" + Request.quoted(message) + "}");
    }

    private static Answer json(int status, Map<String, String> more, String body) {
        var headers = new HashMap<>(more);
        headers.put("Content-Type", "application/json");
        headers.put("x-amzn-RequestId", "00000000-0000-4000-8000-000000000000");
        return new Answer(status, headers, body);
    }
}
