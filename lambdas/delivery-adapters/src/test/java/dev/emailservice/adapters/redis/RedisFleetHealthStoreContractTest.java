package dev.emailservice.adapters.redis;

import dev.emailservice.delivery.health.FleetHealthStore;
import dev.emailservice.delivery.health.FleetHealthStoreContract;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** The real store is held to the contract; its script's clock can be set forward, in Redis, by the test. */
final class RedisFleetHealthStoreContractTest extends FleetHealthStoreContract {

    private static final RedisServer REDIS = RedisServer.start();
    private static final String AHEAD = "seconds-ahead";

    private static final RedisFleetHealthStore ONE = workersStore();
    private static final RedisFleetHealthStore OTHER = workersStore();

    @BeforeEach
    void emptyRedisAndConnect() {
        REDIS.command("FLUSHALL");
        for (RedisFleetHealthStore store : List.of(ONE, OTHER)) {
            Awaitility.await()
                    .until(() -> store.exchange(List.of(), List.of(SES)).isPresent());
        }
    }

    @AfterAll
    static void stop() {
        ONE.close();
        OTHER.close();
        REDIS.close();
    }

    @Override
    protected FleetHealthStore store() {
        return ONE;
    }

    @Override
    protected FleetHealthStore anotherWorkersStore() {
        return OTHER;
    }

    @Override
    protected void advance(Duration time) {
        REDIS.command("INCRBY", AHEAD, String.valueOf(time.toSeconds()));
    }

    private static RedisFleetHealthStore workersStore() {
        String text = FleetHealthScript.load()
                .text()
                .replace(
                        "redis.call('TIME')", "{redis.call('TIME')[1] + (redis.call('GET', '" + AHEAD + "') or 0), 0}");
        return new RedisFleetHealthStore(
                REDIS.url(), Optional::empty, InstantSource.system(), new SecureRandom(), FleetHealthScript.of(text));
    }
}
