package dev.emailservice.delivery.access;

import java.util.Optional;

/** Finds the record of a key. */
@FunctionalInterface
public interface KeyLookup {

    /**
     * The record of the key with this id; empty where there is none.
     *
     * @throws dev.emailservice.delivery.ledger.LedgerUnavailableException where the store can't be reached
     */
    Optional<StoredKey> find(String id);
}
