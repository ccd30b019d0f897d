package dev.emailservice.corpus;

import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An email in the one form in which requests, queue messages and the two wires can be compared.
 *
 * @param from the sender
 * @param to shown recipients, in order
 * @param cc copied recipients, in order
 * @param bcc hidden recipients, in order
 * @param replyTo where answers go, in order
 * @param subject the subject
 * @param text the plain body, or null
 * @param html the HTML body, or null
 * @param headers further headers as {@code name: value}, without the service's own, in order
 * @param files the files, in order
 * @param tags the labels as {@code name:value}, without the service's own, in order
 */
public record CanonicalEmail(
        Mailbox from,
        List<Mailbox> to,
        List<Mailbox> cc,
        List<Mailbox> bcc,
        List<Mailbox> replyTo,
        String subject,
        @Nullable String text,
        @Nullable String html,
        List<String> headers,
        List<File> files,
        List<String> tags) {

    /**
     * A mailbox.
     *
     * @param email the address in ASCII
     * @param name the display name, or null
     */
    public record Mailbox(String email, @Nullable String name) {}

    /**
     * A file.
     *
     * @param name its name
     * @param type its MIME type; empty where the service chooses it
     * @param contentId what it is referred to by, or null
     * @param isInline whether it is part of the HTML
     * @param content its bytes in base64
     */
    public record File(String name, String type, @Nullable String contentId, boolean isInline, String content) {}

    /** The same email. */
    public static CanonicalEmail of(EmailRequest email) {
        return new CanonicalEmail(
                mailbox(email.from()),
                mailboxes(email.to()),
                mailboxes(email.cc()),
                mailboxes(email.bcc()),
                mailboxes(email.replyTo()),
                email.subject(),
                email.text(),
                email.html(),
                email.headers().entrySet().stream()
                        .map(header -> header.getKey() + ": " + header.getValue())
                        .toList(),
                email.attachments().stream()
                        .map(file -> new File(
                                file.filename(),
                                file.contentType(),
                                file.contentId(),
                                file.contentId() != null,
                                file.content()))
                        .toList(),
                email.tags().stream().map(tag -> tag.name() + ":" + tag.value()).toList());
    }

    /** The names of the fields in which the other one is not this one; an empty list where they are the same email. */
    public List<String> differences(CanonicalEmail other) {
        List<String> fields = new ArrayList<>();
        compare(fields, "from", from, other.from);
        compare(fields, "to", to, other.to);
        compare(fields, "cc", cc, other.cc);
        compare(fields, "bcc", bcc, other.bcc);
        compare(fields, "reply_to", replyTo, other.replyTo);
        compare(fields, "subject", subject, other.subject);
        compare(fields, "text", text, other.text);
        compare(fields, "html", html, other.html);
        compare(fields, "headers", headers, other.headers);
        compare(fields, "attachments", untyped(other), other.untyped(this));
        compare(fields, "tags", tags, other.tags);
        return fields;
    }

    /** The files, without a type where the other one leaves it open. */
    private List<File> untyped(CanonicalEmail other) {
        List<File> result = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            File file = files.get(i);
            boolean open = i < other.files.size() && other.files.get(i).type().isEmpty();
            result.add(open ? new File(file.name(), "", file.contentId(), file.isInline(), file.content()) : file);
        }
        return result;
    }

    private static void compare(List<String> fields, String name, @Nullable Object one, @Nullable Object other) {
        if (!Objects.equals(one, other)) {
            fields.add(name);
        }
    }

    private static List<Mailbox> mailboxes(List<EmailAddress> addresses) {
        return addresses.stream().map(CanonicalEmail::mailbox).toList();
    }

    private static Mailbox mailbox(EmailAddress address) {
        return new Mailbox(address.email(), address.name());
    }

    /** Says nothing of the content. */
    @Override
    public String toString() {
        return "CanonicalEmail";
    }
}
