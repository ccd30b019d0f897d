package dev.emailservice.delivery.access;

import dev.emailservice.delivery.intake.SenderDomains;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an API key. The key itself can't be got back from it.
 *
 * @param id the key's public part
 * @param name whose it is, for people: 1 to {@value #MAX_NAME} printable characters
 * @param hash tells the key from any other
 * @param scopes what it allows
 * @param domains whose emails it may send; none named: those of any domain the environment sends for
 * @param createdAt when it was made
 * @param revokedAt since when it is void; null while it is valid
 */
public record StoredKey(
        String id,
        String name,
        KeyHash hash,
        Set<Scope> scopes,
        SenderDomains domains,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    /** The longest name, in characters. */
    public static final int MAX_NAME = 100;

    private static final Pattern NAME = Pattern.compile("\\P{Cntrl}{1," + MAX_NAME + "}");

    /** @throws IllegalArgumentException where id or name has another form */
    public StoredKey {
        if (!ApiKey.isId(id)) {
            throw new IllegalArgumentException("a key's id has 16 hexadecimal digits");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a key's name has 1 to " + MAX_NAME + " printable characters");
        }
        scopes = Set.copyOf(scopes);
    }

    /** The record of a new key. */
    public static StoredKey of(ApiKey key, String name, Set<Scope> scopes, SenderDomains domains, Instant createdAt) {
        return new StoredKey(key.id(), name, KeyHash.of(key), scopes, domains, createdAt, null);
    }

    /** Whether it is void. */
    public boolean isRevoked() {
        return revokedAt != null;
    }
}
