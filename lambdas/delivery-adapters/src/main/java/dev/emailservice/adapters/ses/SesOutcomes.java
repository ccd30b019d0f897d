package dev.emailservice.adapters.ses;

import dev.emailservice.adapters.wire.Answer;
import dev.emailservice.adapters.wire.RetryAfter;
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
import java.util.Locale;

/**
 * What an error of SES means: by its type, then by its HTTP status, then by its text (Amazon SES API v2 Reference,
 * SendEmail, Errors; Amazon SES Developer Guide, Errors related to the sending quotas). Whatever is not listed is unknown.
 */
final class SesOutcomes {

    private SesOutcomes() {}

    /**
     * The outcome of an answer that is no success.
     *
     * @param type the error's type on the wire, such as {@code TooManyRequestsException}; empty where there is none
     * @param text the error's text: looked at here, passed on nowhere
     */
    static AttemptOutcome of(Answer answer, String type, String text) {
        String message = text.toLowerCase(Locale.ROOT);
        return switch (type.replaceFirst("Exception$", "")) {
            case "TooManyRequests", "Throttling", "ThrottledRequest", "RequestThrottled" -> throttled(answer, message);
            case "LimitExceeded" -> new QuotaExhausted("limit_exceeded");
            case "SendingPaused" -> new Paused("sending_paused");
            case "AccountSuspended" -> new ConfigFault("account_suspended");
            case "MailFromDomainNotVerified" -> new ConfigFault("mail_from_domain_not_verified");
            case "NotFound" -> new ConfigFault("not_found");
            case "MessageRejected" ->
                message.startsWith("email address is not verified")
                        ? senderRefused("identity_not_verified")
                        : messageFault("message_rejected", message);
            case "BadRequest" -> badRequest(answer, message);
            case "RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture" -> new LocalFault("clock_skew");
            case "InvalidSignature", "SignatureDoesNotMatch" ->
                // Our clock, not our key: the SDK corrects itself by this answer's date for the next call.
                message.contains("signature expired") || message.contains("signature not yet current")
                        ? new LocalFault("clock_skew")
                        : new ConfigFault("invalid_signature");
            case "AccessDenied" ->
                // The role may send as our own identity only: it says which other one the email asked for.
                message.contains(":identity/") ? senderRefused("identity_denied") : new ConfigFault("access_denied");
            case "UnrecognizedClient", "InvalidClientTokenId" -> new ConfigFault("credentials_invalid");
            default -> byStatus(answer, message);
        };
    }

    private static AttemptOutcome byStatus(Answer answer, String message) {
        String reason = "http_" + answer.status();
        return switch (answer.status()) {
            case 401, 403 -> new ConfigFault(reason);
            case 413 -> new MessageFault("too_large", Scope.THIS_PROVIDER);
            case 429 -> throttled(answer, message);
            case 503 -> new Unavailable(reason);
            default -> new Unknown(reason);
        };
    }

    private static AttemptOutcome throttled(Answer answer, String message) {
        return message.contains("daily message quota exceeded")
                ? new QuotaExhausted("daily_quota")
                : new Throttled(RetryAfter.seconds(answer).orElse(null));
    }

    private static AttemptOutcome badRequest(Answer answer, String message) {
        // At the start only: further on the text quotes what the caller wrote.
        boolean quota = message.startsWith("daily message quota exceeded")
                || message.startsWith("maximum sending rate exceeded");
        return quota ? throttled(answer, message) : messageFault("bad_request", message);
    }

    /** One email's identity, which says nothing of the next email: no ground to leave the provider alone. */
    private static MessageFault senderRefused(String reason) {
        return new MessageFault(reason, Scope.THIS_PROVIDER);
    }

    private static MessageFault messageFault(String reason, String message) {
        return message.startsWith("message length is more than")
                ? new MessageFault("too_large", Scope.THIS_PROVIDER)
                : new MessageFault(reason, Scope.EVERY_PROVIDER);
    }
}
