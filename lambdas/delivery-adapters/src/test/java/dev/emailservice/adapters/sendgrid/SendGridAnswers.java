package dev.emailservice.adapters.sendgrid;

import dev.emailservice.adapters.providers.ProviderUnderTest.Row;
import dev.emailservice.adapters.wire.HttpAnswer;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.ConfigFault;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault.Scope;
import dev.emailservice.delivery.provider.AttemptOutcome.Paused;
import dev.emailservice.delivery.provider.AttemptOutcome.QuotaExhausted;
import dev.emailservice.delivery.provider.AttemptOutcome.Throttled;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The table of SendGrid's answers. */
final class SendGridAnswers {

    /** The moment at which the answers come. */
    static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    static final List<Row> ROWS = List.of(
            row(200, "", new Accepted(null)),
            row(
                    400,
                    error("Each email address in the personalization block should be unique between to, cc, and bcc."),
                    new MessageFault("bad_request", Scope.EVERY_PROVIDER)),
            row(413, error("Payload too large"), new MessageFault("too_large", Scope.THIS_PROVIDER)),
            row(
                    401,
                    error("The provided authorization grant is invalid, expired, or revoked"),
                    new ConfigFault("http_401")),
            row(401, error("Maximum credits exceeded"), new QuotaExhausted("credits_exhausted")),
            row(403, error("Maximum credits exceeded"), new QuotaExhausted("credits_exhausted")),
            row(
                    403,
                    error("The from address does not match a verified Sender Identity."),
                    new MessageFault("sender_not_verified", Scope.THIS_PROVIDER)),
            row(403, error("Your account is currently under review."), new Paused("account_under_review")),
            row(403, "", new ConfigFault("http_403")),
            throttled(Map.of(), null),
            throttled(Map.of("X-RateLimit-Reset", "1800000042"), Duration.ofSeconds(42)),
            throttled(Map.of("X-RateLimit-Reset", "1799999999"), Duration.ZERO),
            throttled(Map.of("X-RateLimit-Reset", "1900000000"), Duration.ofHours(1)),
            throttled(Map.of("X-RateLimit-Reset", "soon", "Retry-After", "7"), Duration.ofSeconds(7)),
            row(503, "", new Unavailable("http_503")),
            row(500, error("internal error"), new Unknown("http_500")),
            row(502, "<html>Bad Gateway</html>", new Unknown("http_502")),
            row(504, "", new Unknown("http_504")),
            row(404, error("not found"), new Unknown("http_404")));

    private SendGridAnswers() {}

    private static Row row(int status, String body, AttemptOutcome outcome) {
        return new Row(status + " " + body, HttpAnswer.of(status, body), outcome);
    }

    private static Row throttled(Map<String, String> headers, @org.jspecify.annotations.Nullable Duration retryAfter) {
        return new Row(
                "429 " + headers, new HttpAnswer(429, headers, error("too many requests")), new Throttled(retryAfter));
    }

    private static String error(String message) {
        return "{\"errors\":[{\"message\":\"" + message + "\",\"field\":null,\"help\":null}]}";
    }
}
