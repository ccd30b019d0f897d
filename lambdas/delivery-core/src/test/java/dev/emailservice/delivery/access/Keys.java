package dev.emailservice.delivery.access;

import dev.emailservice.delivery.intake.SenderDomains;
import java.time.Instant;
import java.util.Random;
import java.util.Set;

/** Keys for tests. The same each time: nothing they open exists. */
public final class Keys {

    /** When they were made. */
    public static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private Keys() {}

    /** The key with this number. */
    public static ApiKey key(long number) {
        return ApiKey.random(new Random(number));
    }

    /** Its record: it may send, as anybody. */
    public static StoredKey stored(ApiKey key) {
        return stored(key, SenderDomains.ANY, Scope.SEND);
    }

    /** Its record with these rights. */
    public static StoredKey stored(ApiKey key, SenderDomains domains, Scope... scopes) {
        return StoredKey.of(key, "shop", Set.of(scopes), domains, CREATED);
    }

    /** The id with another secret. */
    public static ApiKey withAnotherSecret(ApiKey key) {
        char last = key.secret().charAt(63);
        return new ApiKey(key.id(), key.secret().substring(0, 63) + (last == '0' ? '1' : '0'));
    }
}
