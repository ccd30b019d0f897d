package dev.emailservice.adapters.mime;

import dev.emailservice.model.email.Attachment;
import dev.emailservice.model.job.EmailJob;
import java.util.LinkedHashMap;
import java.util.Map;

/** The further headers of an email: the same ones, in the same order, through every provider. */
public final class EmailHeaders {

    /** The header that every copy carries, so that copies can be told from emails. */
    public static final String EMAIL_ID = "X-Email-Id";

    private EmailHeaders() {}

    /** The caller's headers and {@link #EMAIL_ID}, which no caller can set. */
    public static Map<String, String> of(EmailJob job) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(EMAIL_ID, job.id().value());
        job.email().headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase(EMAIL_ID)) {
                headers.put(name, HeaderText.encode(value));
            }
        });
        return headers;
    }

    /** The attachment's type without parameters: SendGrid refuses a semicolon in it (Mail Send, attachments.type). */
    public static String type(Attachment attachment) {
        String type = attachment.contentType();
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip();
    }
}
