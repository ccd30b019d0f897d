package dev.emailservice.adapters.sendgrid;

import dev.emailservice.adapters.wire.Answer;
import dev.emailservice.adapters.wire.RetryAfter;
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
import java.time.Instant;
import java.util.Locale;

/**
 * What an answer of SendGrid means: by its HTTP status, then by its text (SendGrid v3 API Reference, Mail Send,
 * Responses; SendGrid support, 4XX API Errors). Whatever is not listed is unknown.
 */
final class SendGridOutcomes {

    private SendGridOutcomes() {}

    /**
     * The outcome of an answer.
     *
     * @param text its body, as far as it could be read: looked at here, passed on nowhere
     * @param now this moment, which a throttling answer's deadline is measured from
     */
    static AttemptOutcome of(Answer answer, String text, Instant now) {
        if (answer.isSuccess()) {
            return new Accepted(
                    answer.header("X-Message-Id").filter(id -> !id.isBlank()).orElse(null));
        }
        String message = text.toLowerCase(Locale.ROOT);
        String reason = "http_" + answer.status();
        return switch (answer.status()) {
            case 400 -> new MessageFault("bad_request", Scope.EVERY_PROVIDER);
            case 413 -> new MessageFault("too_large", Scope.THIS_PROVIDER);
            case 401 -> message.contains("maximum credits exceeded") ? creditsExhausted() : new ConfigFault(reason);
            case 403 -> forbidden(message);
            case 429 -> throttled(answer, now);
            case 503 -> new Unavailable(reason);
            default -> new Unknown(reason);
        };
    }

    private static AttemptOutcome forbidden(String message) {
        if (message.contains("maximum credits exceeded")) {
            return creditsExhausted();
        }
        if (message.contains("verified sender identity")) {
            // One email's From, which says nothing of the next email: no ground to leave the provider alone.
            return new MessageFault("sender_not_verified", Scope.THIS_PROVIDER);
        }
        return message.contains("under review") ? new Paused("account_under_review") : new ConfigFault("http_403");
    }

    private static AttemptOutcome creditsExhausted() {
        return new QuotaExhausted("credits_exhausted");
    }

    private static AttemptOutcome throttled(Answer answer, Instant now) {
        return new Throttled(RetryAfter.epochSeconds(answer, "X-RateLimit-Reset", now)
                .or(() -> RetryAfter.seconds(answer))
                .orElse(null));
    }
}
