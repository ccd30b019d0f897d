package dev.emailservice.corpus.fuzz;

import dev.emailservice.model.email.Attachment;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What both providers carry, checked apart from the service's own checks: what it accepts must be sendable by either. */
final class Carried {

    private static final int MOST_RECIPIENTS = 50;
    private static final int LONGEST_SUBJECT = 998;
    private static final int MOST_HEADERS = 14;
    private static final int MOST_TAGS = 10;

    private Carried() {}

    /** Whether either provider can be given this email. */
    static boolean byBoth(EmailRequest email) {
        return email.recipientCount() <= MOST_RECIPIENTS
                && !email.to().isEmpty()
                && !email.subject().isBlank()
                && email.subject().length() <= LONGEST_SUBJECT
                && (email.text() != null || email.html() != null)
                && email.headers().size() <= MOST_HEADERS
                && email.tags().size() <= MOST_TAGS
                && headerTexts(email).noneMatch(Carried::endsLines)
                && asciiTexts(email).allMatch(Carried::isAscii)
                && email.recipients().noneMatch(Carried::isSplit)
                && !hasNul(email.text())
                && !hasNul(email.html());
    }

    private static Stream<String> headerTexts(EmailRequest email) {
        return Stream.of(
                        List.of(email.subject()),
                        mailboxes(email).map(EmailAddress::email).toList(),
                        mailboxes(email)
                                .flatMap(mailbox -> Stream.ofNullable(mailbox.name()))
                                .toList(),
                        email.headers().values(),
                        email.attachments().stream().map(Attachment::filename).toList())
                .flatMap(Collection::stream);
    }

    private static Stream<String> asciiTexts(EmailRequest email) {
        return Stream.of(
                        mailboxes(email).map(EmailAddress::email).toList(),
                        email.headers().keySet(),
                        email.headers().values(),
                        email.attachments().stream()
                                .map(Attachment::contentType)
                                .toList(),
                        email.attachments().stream()
                                .flatMap(file -> Stream.ofNullable(file.contentId()))
                                .toList())
                .flatMap(Collection::stream);
    }

    private static Stream<EmailAddress> mailboxes(EmailRequest email) {
        return Stream.concat(Stream.of(email.from()), Stream.concat(email.recipients(), email.replyTo().stream()));
    }

    private static boolean isSplit(EmailAddress recipient) {
        return recipient.name() != null
                && (recipient.name().contains(",") || recipient.name().contains(";"));
    }

    private static boolean hasNul(@Nullable String body) {
        return body != null && body.indexOf(0) >= 0;
    }

    private static boolean endsLines(String text) {
        return text.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }
}
