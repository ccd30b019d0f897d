package dev.emailservice.model.job;

import dev.emailservice.model.email.EmailRequest;
import java.time.Instant;

/**
 * An accepted email on its way to a provider.
 *
 * @param id its identity, from the answer to the caller until the ledger forgets it
 * @param acceptedAt when the API accepted it
 * @param email what to send
 * @param options what the caller asks of its sending
 */
public record EmailJob(EmailId id, Instant acceptedAt, EmailRequest email, SendOptions options) {

    /** A job whose caller asks for nothing in particular. */
    public EmailJob(EmailId id, Instant acceptedAt, EmailRequest email) {
        this(id, acceptedAt, email, SendOptions.NONE);
    }
}
