package dev.emailservice.adapters.ses;

import dev.emailservice.adapters.providers.ProviderUnderTest.Row;
import dev.emailservice.adapters.wire.HttpAnswer;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.ConfigFault;
import dev.emailservice.delivery.provider.AttemptOutcome.LocalFault;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault.Scope;
import dev.emailservice.delivery.provider.AttemptOutcome.Paused;
import dev.emailservice.delivery.provider.AttemptOutcome.QuotaExhausted;
import dev.emailservice.delivery.provider.AttemptOutcome.Throttled;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.model.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The table of SES's answers. */
final class SesAnswers {

    static final List<Row> ROWS = List.of(
            row(400, "BadRequestException", "Missing final '@domain'", faultForAll("bad_request")),
            row(400, "BadRequestException", "Message length is more than 41943040 bytes long: '52428800'.", tooLarge()),
            row(
                    400,
                    "BadRequestException",
                    "Illegal address: maximum sending rate exceeded@x",
                    faultForAll("bad_request")),
            row(400, "MessageRejected", "Domain contains illegal character", faultForAll("message_rejected")),
            row(413, "", "Request Entity Too Large", tooLarge()),
            row(
                    400,
                    "MessageRejected",
                    "Email address is not verified. The following identities failed the check in region EU-WEST-1: a@b.example",
                    new MessageFault("identity_not_verified", Scope.THIS_PROVIDER)),
            row(
                    400,
                    "MailFromDomainNotVerifiedException",
                    "not verified",
                    new ConfigFault("mail_from_domain_not_verified")),
            row(404, "NotFoundException", "Configuration set our-set does not exist.", new ConfigFault("not_found")),
            row(
                    403,
                    "AccessDeniedException",
                    "not authorized to perform ses:SendEmail",
                    new ConfigFault("access_denied")),
            row(
                    403,
                    "AccessDeniedException",
                    "User: arn:aws:sts::1:assumed-role/r is not authorized to perform: ses:SendEmail on resource:"
                            + " arn:aws:ses:eu-west-1:1:identity/other.example",
                    new MessageFault("identity_denied", Scope.THIS_PROVIDER)),
            row(403, "AccessDenied", "no", new ConfigFault("access_denied")),
            row(403, "UnrecognizedClientException", "invalid token", new ConfigFault("credentials_invalid")),
            row(403, "InvalidClientTokenId", "invalid token", new ConfigFault("credentials_invalid")),
            row(403, "SignatureDoesNotMatch", "does not match", new ConfigFault("invalid_signature")),
            row(403, "SomethingNew", "no", new ConfigFault("http_403")),
            row(401, "SomethingNew", "no", new ConfigFault("http_401")),
            row(400, "AccountSuspendedException", "suspended", new ConfigFault("account_suspended")),
            row(400, "SendingPausedException", "Sending paused for this account.", new Paused("sending_paused")),
            row(429, "TooManyRequestsException", "Maximum sending rate exceeded.", new Throttled(null)),
            row(400, "ThrottlingException", "Maximum sending rate exceeded.", new Throttled(null)),
            row(400, "Throttling", "Maximum sending rate exceeded.", new Throttled(null)),
            row(400, "BadRequestException", "Maximum sending rate exceeded.", new Throttled(null)),
            row(429, "", "", new Throttled(null)),
            new Row(
                    "429 with Retry-After",
                    new HttpAnswer(429, Map.of("Retry-After", "7"), "{}"),
                    new Throttled(Duration.ofSeconds(7))),
            row(400, "ThrottlingException", "Daily message quota exceeded.", new QuotaExhausted("daily_quota")),
            row(429, "TooManyRequestsException", "Daily message quota exceeded.", new QuotaExhausted("daily_quota")),
            row(400, "LimitExceededException", "limit", new QuotaExhausted("limit_exceeded")),
            row(
                    403,
                    "InvalidSignatureException",
                    "Signature expired: 20261124T000000Z is now earlier than 20261124T001000Z",
                    new LocalFault("clock_skew")),
            row(403, "RequestTimeTooSkewed", "skewed", new LocalFault("clock_skew")),
            row(503, "ServiceUnavailable", "later", new Unavailable("http_503")),
            row(500, "InternalServiceErrorException", "oops", new Unknown("http_500")),
            row(502, "", "", new Unknown("http_502")),
            row(504, "", "", new Unknown("http_504")),
            row(409, "ConflictException", "conflict", new Unknown("http_409")),
            row(400, "SomethingNewException", "new", new Unknown("http_400")));

    private SesAnswers() {}

    private static Row row(int status, String type, String text, AttemptOutcome outcome) {
        return new Row(
                status + " " + type + " " + text,
                new HttpAnswer(
                        status,
                        type.isEmpty() ? Map.of() : Map.of("X-Amzn-ErrorType", type),
                        Json.ASCII.createObjectNode().put("message", text).toString()),
                outcome);
    }

    private static MessageFault faultForAll(String reason) {
        return new MessageFault(reason, Scope.EVERY_PROVIDER);
    }

    private static MessageFault tooLarge() {
        return new MessageFault("too_large", Scope.THIS_PROVIDER);
    }
}
