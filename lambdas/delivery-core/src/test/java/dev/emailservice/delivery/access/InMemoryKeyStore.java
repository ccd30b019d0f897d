package dev.emailservice.delivery.access;

import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Keys in memory. It counts how often it is read, and can be away. */
public final class InMemoryKeyStore implements KeyStore {

    private final Map<String, StoredKey> keys = new HashMap<>();
    private int finds;
    private boolean away;

    @Override
    public boolean create(StoredKey key) {
        return keys.putIfAbsent(key.id(), key) == null;
    }

    @Override
    public Optional<StoredKey> find(String id) {
        finds++;
        if (away) {
            throw new LedgerUnavailableException("away", new IllegalStateException("set by the test"));
        }
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public List<StoredKey> list() {
        return keys.values().stream()
                .sorted(Comparator.comparing(StoredKey::createdAt))
                .toList();
    }

    @Override
    public Optional<StoredKey> revoke(String id, Instant at) {
        return Optional.ofNullable(keys.computeIfPresent(
                id,
                (_, key) -> new StoredKey(
                        id,
                        key.name(),
                        key.hash(),
                        key.scopes(),
                        key.domains(),
                        key.createdAt(),
                        Objects.requireNonNullElse(key.revokedAt(), at))));
    }

    /** From now on it can't be reached. */
    public void goAway() {
        away = true;
    }

    /** How often a key was looked for. */
    public int finds() {
        return finds;
    }
}
