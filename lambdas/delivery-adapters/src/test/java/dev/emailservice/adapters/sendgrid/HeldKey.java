package dev.emailservice.adapters.sendgrid;

import java.util.Optional;

/** An API key in memory, and the one the store will have at the next refresh. */
final class HeldKey implements ApiKeySource {

    private volatile String held;
    private volatile String stored;
    private volatile int refreshes;

    HeldKey(String key) {
        this.held = key;
        this.stored = key;
    }

    /** Another key is stored from now on. */
    void rotate(String key) {
        stored = key;
    }

    int refreshes() {
        return refreshes;
    }

    @Override
    public Optional<String> current() {
        return Optional.of(held);
    }

    @Override
    public synchronized void refresh() {
        refreshes++;
        held = stored;
    }
}
