package dev.emailservice.delivery.intake;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The headers a caller can't set: those of other fields of the request, those that a provider sets or refuses (SendGrid Mail
 * Send API, "headers"; Amazon SES Developer Guide, "Amazon SES header fields"), and the service's own.
 */
final class ReservedHeaders {

    private static final Set<String> NAMES = Set.of(
            "from",
            "sender",
            "to",
            "cc",
            "bcc",
            "reply-to",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "return-path",
            "received",
            "delivered-to",
            "dkim-signature",
            "domainkey-signature",
            "authentication-results",
            "received-spf",
            "x-email-id",
            "x-smtpapi");

    private static final List<String> PREFIXES = List.of("content-", "resent-", "arc-", "x-ses-", "x-sg-");

    private ReservedHeaders() {}

    /** Whether this name, in whatever case, is taken. */
    static boolean contains(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith);
    }
}
