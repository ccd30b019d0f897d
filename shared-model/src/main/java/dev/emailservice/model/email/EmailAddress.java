package dev.emailservice.model.email;

import org.jspecify.annotations.Nullable;

/**
 * One mailbox: an address and, where given, the name to show beside it.
 *
 * <p>{@link #toString()} is masked, so that an address that slips into a log line or an exception stays private.
 *
 * @param email the address, local part and domain as the caller wrote them
 * @param name the display name, or null
 */
public record EmailAddress(String email, @Nullable String name) {

    /** A mailbox without a display name. */
    public static EmailAddress of(String email) {
        return new EmailAddress(email, null);
    }

    /** What follows the last {@code @}; empty if there is none. */
    public String domain() {
        int at = email.lastIndexOf('@');
        return at < 0 ? "" : email.substring(at + 1);
    }

    /** The address with its local part hidden, such as {@code a***@example.com}. */
    public String masked() {
        int at = email.lastIndexOf('@');
        return at < 1 ? "***" : email.charAt(0) + "***" + email.substring(at);
    }

    @Override
    public String toString() {
        return masked();
    }
}
