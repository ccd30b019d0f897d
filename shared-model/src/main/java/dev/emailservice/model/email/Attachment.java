package dev.emailservice.model.email;

import static java.util.Objects.requireNonNull;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A file that travels with the email. The content stays base64 from the API to the provider, so it is never copied needlessly.
 *
 * @param filename the name to show, without a path
 * @param content the bytes in base64 (RFC 4648, padded)
 * @param contentType the MIME type, such as {@code application/pdf}
 * @param contentId what an inline image is referred to by ({@code cid:…}), or null for a plain attachment
 */
public record Attachment(
        String filename,
        String content,
        String contentType,
        @Nullable String contentId) {

    /** @throws NullPointerException where the name, the content or the type is missing */
    public Attachment {
        requireNonNull(filename, "filename");
        requireNonNull(content, "content");
        requireNonNull(contentType, "contentType");
    }

    /** The decoded bytes. */
    public byte[] bytes() {
        return Base64.getDecoder().decode(content);
    }

    @Override
    public String toString() {
        return "Attachment[" + content.length() + " base64 characters, " + contentType + "]";
    }
}
