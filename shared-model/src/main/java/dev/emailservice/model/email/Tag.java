package dev.emailservice.model.email;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A label the caller gives an email, passed on to the provider for its statistics.
 *
 * @param name ASCII letters, digits, {@code _} and {@code -}
 * @param value ASCII letters, digits, {@code _} and {@code -}
 */
public record Tag(String name, String value) {

    /** The most characters of a name or a value: both together fit SendGrid's category of 255 characters. */
    public static final int MAX_LENGTH = 120;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+");

    /** @throws NullPointerException where name or value is missing */
    public Tag {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
    }

    /** Whether a name or value may be spelled like this. */
    public static boolean isSpelledRight(String text) {
        return FORM.matcher(text).matches();
    }
}
