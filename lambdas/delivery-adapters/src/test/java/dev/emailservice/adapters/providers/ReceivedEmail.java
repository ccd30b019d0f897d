package dev.emailservice.adapters.providers;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An email as a provider took it, whatever its wire format.
 *
 * @param emailId what the provider will name in its events
 */
public record ReceivedEmail(
        Mailbox from,
        List<Mailbox> to,
        List<Mailbox> cc,
        List<Mailbox> bcc,
        List<Mailbox> replyTo,
        String subject,
        @Nullable String text,
        @Nullable String html,
        Map<String, String> headers,
        List<File> files,
        List<String> tags,
        @Nullable String emailId) {

    /** An address and its decoded display name. */
    public record Mailbox(String email, @Nullable String name) {}

    /** A file, its content compared as base64. */
    public record File(
            String filename,
            String type,
            String base64,
            String disposition,
            @Nullable String contentId) {

        /** The content. */
        public byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }
    }
}
