package dev.emailservice.delivery.health;

import java.time.Duration;
import java.time.Instant;

final class InMemoryFleetHealthStoreTest extends FleetHealthStoreContract {

    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final InMemoryFleetHealthStore store = new InMemoryFleetHealthStore(() -> now);

    @Override
    protected FleetHealthStore store() {
        return store;
    }

    @Override
    protected FleetHealthStore anotherWorkersStore() {
        return store;
    }

    @Override
    protected void advance(Duration time) {
        now = now.plus(time);
    }
}
