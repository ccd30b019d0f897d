package dev.emailservice.delivery.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the records that were found, so that not every request reads the store. A key that was revoked meanwhile works for as
 * long as its record is remembered, and no longer. That there is no record is not remembered: a new key works at once.
 *
 * <p>It holds hashes and no secret. Safe for use by many threads.
 */
public final class RecentKeys implements KeyLookup {

    /** Far more than an environment has callers, and some hundred kilobytes. */
    static final int CAPACITY = 1_000;

    private final KeyLookup store;
    private final Duration remember;
    private final InstantSource clock;
    private final Map<String, Seen> seen = new LinkedHashMap<>();

    private record Seen(StoredKey key, Instant at) {}

    /**
     * Remembers nothing yet.
     *
     * @param store where the records are
     * @param remember for how long a record is used; zero: it is read each time
     * @param clock tells how old a record is
     */
    public RecentKeys(KeyLookup store, Duration remember, InstantSource clock) {
        this.store = store;
        this.remember = remember;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<StoredKey> find(String id) {
        Instant now = clock.instant();
        Seen known = seen.get(id);
        // A record from the future is one from before the clock was put back.
        if (known != null
                && !now.isBefore(known.at())
                && now.isBefore(known.at().plus(remember))) {
            return Optional.of(known.key());
        }
        seen.remove(id);
        Optional<StoredKey> found = store.find(id);
        found.ifPresent(key -> put(id, new Seen(key, now)));
        return found;
    }

    private void put(String id, Seen record) {
        if (seen.size() >= CAPACITY) {
            seen.remove(seen.keySet().iterator().next());
        }
        seen.put(id, record);
    }
}
