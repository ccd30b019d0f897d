package dev.emailservice.cli.keys;

import dev.emailservice.delivery.access.Scope;
import dev.emailservice.delivery.access.StoredKey;
import java.util.stream.Collectors;

/** A key's rights in words. */
final class Texts {

    private Texts() {}

    /** Scopes and domains. */
    static String rights(StoredKey key) {
        return scopes(key) + ", from " + domains(key);
    }

    static String scopes(StoredKey key) {
        return key.scopes().stream().map(Scope::wireName).sorted().collect(Collectors.joining(" "));
    }

    static String domains(StoredKey key) {
        return key.domains().names().isEmpty()
                ? "any domain of the environment"
                : key.domains().names().stream().sorted().collect(Collectors.joining(" "));
    }
}
