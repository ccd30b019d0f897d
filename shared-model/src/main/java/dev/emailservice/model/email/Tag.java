package dev.emailservice.model.email;

/**
 * A label the caller gives an email, passed on to the provider for its statistics.
 *
 * @param name ASCII letters, digits, {@code _} and {@code -}
 * @param value ASCII letters, digits, {@code _} and {@code -}
 */
public record Tag(String name, String value) {}
