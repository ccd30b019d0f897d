package dev.emailservice.adapters.mime;

import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault.Scope;
import dev.emailservice.model.email.Attachment;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The last look before the wire. The API has checked all this already; a job may have come another way. */
public final class Sendable {

    private Sendable() {}

    /** Why no provider may be given this email, or empty. */
    public static Optional<MessageFault> fault(EmailRequest email) {
        if (headerTexts(email).anyMatch(HeaderText::breaksOut)) {
            return Optional.of(new MessageFault("line_break_in_header", Scope.EVERY_PROVIDER));
        }
        if (email.headers().keySet().stream().anyMatch(name -> name.isEmpty() || !HeaderText.isAscii(name))) {
            return Optional.of(new MessageFault("header_name_invalid", Scope.EVERY_PROVIDER));
        }
        if (addresses(email).anyMatch(address -> !hasAsciiForm(address))) {
            return Optional.of(new MessageFault("address_invalid", Scope.EVERY_PROVIDER));
        }
        return Optional.empty();
    }

    private static Stream<EmailAddress> addresses(EmailRequest email) {
        return Stream.of(Stream.of(email.from()), email.recipients(), email.replyTo().stream())
                .flatMap(part -> part);
    }

    private static Stream<String> headerTexts(EmailRequest email) {
        return Stream.of(
                        Stream.of(email.subject()),
                        addresses(email).flatMap(address -> present(address.email(), address.name())),
                        email.headers().entrySet().stream().flatMap(e -> Stream.of(e.getKey(), e.getValue())),
                        email.attachments().stream().flatMap(Sendable::headerTexts),
                        email.tags().stream().flatMap(tag -> Stream.of(tag.name(), tag.value())))
                .flatMap(part -> part);
    }

    private static Stream<String> headerTexts(Attachment file) {
        return Stream.concat(
                Stream.of(file.filename(), file.contentType()),
                file.contentId() == null ? Stream.empty() : Stream.of(file.contentId()));
    }

    private static Stream<String> present(String email, @Nullable String name) {
        return name == null ? Stream.of(email) : Stream.of(email, name);
    }

    private static boolean hasAsciiForm(EmailAddress address) {
        try {
            AsciiAddress.of(address);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
