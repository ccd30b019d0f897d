package dev.emailservice.local.doubles;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One email a double accepted.
 *
 * @param emailId what the email carries as {@code X-Email-Id}, as header, tag or custom argument; null if it carries none
 * @param provider the double's name
 * @param messageId what the double answered as the provider's message id
 * @param recipients to, cc and bcc in that order, bare addresses as they were written
 * @param subject as the reader sees it
 * @param time when it was accepted
 * @param raw the request's body as it was received
 */
public record Receipt(
        @Nullable String emailId,
        String provider,
        String messageId,
        List<String> recipients,
        String subject,
        Instant time,
        String raw) {

    public Receipt {
        recipients = List.copyOf(recipients);
    }
}
