package dev.emailservice.delivery.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key allows its caller to do. */
public enum Scope {
    /** To send emails. */
    SEND,
    /** To read what became of emails. */
    READ,
    /** Everything. */
    ADMIN;

    /** The name outside this code, such as {@code send}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope of this name; empty where there is none. */
    public static Optional<Scope> parse(String wireName) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName().equals(wireName))
                .findFirst();
    }
}
