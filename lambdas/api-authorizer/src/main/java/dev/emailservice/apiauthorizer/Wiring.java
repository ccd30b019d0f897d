package dev.emailservice.apiauthorizer;

import dev.emailservice.adapters.dynamodb.DynamoDbClients;
import dev.emailservice.adapters.dynamodb.DynamoDbKeyStore;
import dev.emailservice.delivery.access.KeyCheck;
import dev.emailservice.delivery.access.RecentKeys;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.FirstUse;
import dev.emailservice.model.settings.KeyCache;
import dev.emailservice.model.settings.Variables;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Makes the function's parts from its environment. */
final class Wiring {

    private Wiring() {}

    /** The check, made once; where that fails, a missing variable is thrown, named, and the next request tries again. */
    static Supplier<KeyCheck> of(Variables variables, InstantSource clock) {
        return new FirstUse<>(() -> check(variables, clock));
    }

    private static KeyCheck check(Variables variables, InstantSource clock) {
        String table = variables.required(EnvironmentVariable.LEDGER_TABLE);
        Duration remember = variables
                .optional(EnvironmentVariable.API_KEY_CACHE_SECONDS)
                .map(KeyCache::parse)
                .orElse(KeyCache.DEFAULT);
        return new KeyCheck(
                new RecentKeys(new DynamoDbKeyStore(DynamoDbClients.builder().build(), table), remember, clock));
    }
}
