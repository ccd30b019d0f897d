package dev.emailservice.delivery.intake;

import dev.emailservice.model.email.EmailAddress;
import java.util.HashSet;
import java.util.List;

/** Where answers go. */
final class ReplyToField {

    /** As many as recipients: neither provider names a limit that a person would reach. */
    private static final int MAX = Recipients.MAX;

    private ReplyToField() {}

    /** The addresses, each once; SendGrid refuses a repeated one. */
    static List<EmailAddress> read(AddressFields addresses, FieldErrors errors) {
        List<EmailAddress> replyTo = Recipients.firsts(addresses.many("reply_to"), new HashSet<>());
        if (replyTo.size() > MAX) {
            errors.add("reply_to", FieldErrorCode.TOO_MANY, "Give at most 50 addresses for answers.");
        }
        return replyTo;
    }
}
