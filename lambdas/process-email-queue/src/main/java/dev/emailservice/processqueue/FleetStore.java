package dev.emailservice.processqueue;

import dev.emailservice.adapters.redis.RedisCredentials;
import dev.emailservice.adapters.redis.RedisRoutingStore;
import dev.emailservice.delivery.fleet.RoutingStore;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.ProviderSettings;
import dev.emailservice.model.settings.Variables;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Where this worker shares what it sees: Redis, or nowhere. */
final class FleetStore {

    private FleetStore() {}

    /** The store the environment names; it begins to connect and does not wait for that. */
    static RoutingStore of(
            Variables variables,
            Secrets secrets,
            List<ProviderSettings> settings,
            InstantSource clock,
            RandomGenerator random) {
        Optional<String> url = variables.optional(EnvironmentVariable.REDIS_URL);
        if (url.isEmpty()) {
            return _ -> Optional.empty();
        }
        Supplier<Optional<RedisCredentials>> credentials = variables
                .optional(EnvironmentVariable.REDIS_SECRET_ARN)
                .map(secrets::redisCredentials)
                .orElse(Optional::empty);
        RedisRoutingStore store = new RedisRoutingStore(URI.create(url.get()), credentials, settings, clock, random);
        store.open();
        return store;
    }
}
