package dev.emailservice.model.email;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One mailbox: an address and, where given, the name to show beside it.
 *
 * <p>{@link #toString()} is masked, so that an address that slips into a log line or an exception stays private.
 *
 * @param email the address; as the API hands it on, all ASCII, with the domain in its Punycode form
 * @param name the display name, or null
 */
public record EmailAddress(String email, @Nullable String name) {

    /** @throws NullPointerException where there is no address */
    public EmailAddress {
        requireNonNull(email, "email");
    }

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
