package dev.emailservice.delivery.ledger;

import dev.emailservice.model.job.EmailId;

/** An entry is there and can't be read: a newer version wrote it, or something else did. Nothing may be concluded from it. */
public final class UnreadableEntryException extends RuntimeException {

    /** The entry of this email. */
    public UnreadableEntryException(EmailId id, RuntimeException cause) {
        super("the ledger's entry of " + id + " can't be read", cause);
    }
}
