package dev.emailservice.model.email;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One email as the caller asks for it. Whoever takes it from a caller checks the values; here only the shape is kept.
 *
 * @param from the sender
 * @param to the recipients every copy shows
 * @param cc the recipients every copy shows as copied
 * @param bcc the recipients no copy shows
 * @param replyTo where answers go; empty: to the sender
 * @param subject the subject line
 * @param html the HTML body, or null where there is a text
 * @param text the plain body, or null where there is an HTML
 * @param headers further headers, in the order given
 * @param attachments files
 * @param tags labels for statistics
 */
public record EmailRequest(
        EmailAddress from,
        List<EmailAddress> to,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EmailAddress> cc,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EmailAddress> bcc,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EmailAddress> replyTo,
        String subject,
        @Nullable String html,
        @Nullable String text,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> headers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Attachment> attachments,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Tag> tags) {

    /**
     * Copies the collections; absent ones (null, as JSON gives them) become empty.
     *
     * @throws NullPointerException where the sender, the subject or an element of a collection is missing
     */
    public EmailRequest {
        requireNonNull(from, "from");
        requireNonNull(subject, "subject");
        to = copy(to);
        cc = copy(cc);
        bcc = copy(bcc);
        replyTo = copy(replyTo);
        headers = headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        headers.forEach((name, value) -> requireNonNull(value, "header value"));
        attachments = copy(attachments);
        tags = copy(tags);
    }

    /** Everyone who gets a copy: to, then cc, then bcc. */
    public Stream<EmailAddress> recipients() {
        return Stream.of(to, cc, bcc).flatMap(List::stream);
    }

    /** How many copies go out; what providers count against their quotas. */
    @JsonIgnore
    public int recipientCount() {
        return to.size() + cc.size() + bcc.size();
    }

    @Override
    public String toString() {
        return "EmailRequest[" + recipientCount() + " recipients, " + attachments.size() + " attachments]";
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
