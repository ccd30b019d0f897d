package dev.emailservice.adapters.mime;

import dev.emailservice.model.email.EmailAddress;

/** A mailbox as one string (RFC 5322, section 3.4), for providers that put it into the header as it is. */
public final class Mailbox {

    private Mailbox() {}

    /**
     * The address alone, or the display name and the address in angle brackets. An ASCII name is always quoted; any other
     * becomes encoded words, which must not be quoted (RFC 2047, section 5).
     *
     * @throws IllegalArgumentException where the address has no ASCII form
     */
    public static String of(EmailAddress address) {
        String email = AsciiAddress.of(address);
        String name = address.name();
        if (name == null || name.isBlank()) {
            return email;
        }
        // A quoted name that looks like an encoded word is decoded by careless readers.
        boolean plain = HeaderText.isAscii(name) && !name.contains("=?");
        return (plain ? quoted(name) : HeaderText.encodedWords(name)) + " <" + email + ">";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
