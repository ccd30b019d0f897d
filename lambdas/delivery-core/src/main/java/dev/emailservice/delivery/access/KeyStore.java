package dev.emailservice.delivery.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the records of API keys are kept, revoked ones too.
 *
 * <p>Every method throws {@link dev.emailservice.delivery.ledger.LedgerUnavailableException} where the store can't be reached.
 */
public interface KeyStore extends KeyLookup {

    /**
     * Keeps a new key.
     *
     * @return false where there is one with this id already, which stays as it is
     */
    boolean create(StoredKey key);

    /** All keys, the oldest first. */
    List<StoredKey> list();

    /**
     * Makes a key void for good. One that is void already keeps its time.
     *
     * @return the key as it is now; empty where there is none with this id
     */
    Optional<StoredKey> revoke(String id, Instant at);
}
