package dev.emailservice.model.email;

import static java.util.Objects.requireNonNull;

/**
 * A label the caller gives an email, passed on to the provider for its statistics.
 *
 * @param name ASCII letters, digits, {@code _} and {@code -}
 * @param value ASCII letters, digits, {@code _} and {@code -}
 */
public record Tag(String name, String value) {

    /** @throws NullPointerException where name or value is missing */
    public Tag {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
    }
}
