package dev.emailservice.model.email;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One email as the caller asks for it. {@link EmailRequestParser} is the door that checks it; here only the shape is kept.
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
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EmailRequest(
        EmailAddress from,
        List<EmailAddress> to,
        List<EmailAddress> cc,
        List<EmailAddress> bcc,
        List<EmailAddress> replyTo,
        String subject,
        @Nullable String html,
        @Nullable String text,
        Map<String, String> headers,
        List<Attachment> attachments,
        List<Tag> tags) {

    /** Copies the collections; absent ones (null, as JSON gives them) become empty. */
    public EmailRequest {
        to = copy(to);
        cc = copy(cc);
        bcc = copy(bcc);
        replyTo = copy(replyTo);
        headers = headers == null
                ? Map.of()
                : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(headers));
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
