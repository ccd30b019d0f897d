package dev.emailservice.delivery.events;

/** Where events meet the ledger's entries. */
public interface EventStore {

    /**
     * Keeps the event with its email and moves the email on where {@link StateAfter} says so, in one atomic write. The same
     * event is applied once, however often, late or concurrently it is told.
     *
     * @throws dev.emailservice.delivery.ledger.LedgerUnavailableException where the store can't be reached; the event may be
     *     applied again later
     */
    EventResult apply(ProviderEvent event);
}
