package dev.emailservice.delivery.intake;

import dev.emailservice.model.email.EmailAddress;

/** What reading a mailbox gives. */
sealed interface ParsedMailbox {

    /** The mailbox, its address all ASCII. */
    record Valid(EmailAddress address) implements ParsedMailbox {}

    /**
     * No mailbox.
     *
     * @param code what is wrong
     * @param message what to do about it
     */
    record Broken(FieldErrorCode code, String message) implements ParsedMailbox {}

    /** A broken one of the usual kind. */
    static Broken invalid(String message) {
        return new Broken(FieldErrorCode.INVALID_ADDRESS, message);
    }
}
