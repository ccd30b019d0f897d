package dev.emailservice.adapters.redis;

import dev.emailservice.delivery.health.ProviderReport;
import dev.emailservice.delivery.health.ProviderView;
import dev.emailservice.delivery.provider.ProviderName;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** One worker's store, a Redis of its own, what is sent between them, and the worker's clock. */
final class RedisFixture implements AutoCloseable {

    static final ProviderName SES = new ProviderName("ses");
    static final String SES_KEY = FleetHealthScript.KEY_PREFIX + "provider:ses";
    static final ProviderReport ONE_ATTEMPT = new ProviderReport(SES, 1, 0, Duration.ofMillis(100), 1, null, false);

    final RedisServer redis;
    final CommandCounter wire;
    final RedisFleetHealthStore store;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));

    RedisFixture(Supplier<Optional<RedisCredentials>> credentials, String... options) throws IOException {
        redis = RedisServer.start(options);
        wire = new CommandCounter(redis.port());
        store = new RedisFleetHealthStore(wire.url(), credentials, now::get, new SecureRandom());
    }

    /** A store that has connected and exchanged, with nothing counted so far. */
    static RedisFixture connected() throws IOException {
        RedisFixture fixture = new RedisFixture(Optional::empty);
        fixture.awaitAnswer();
        fixture.wire.reset();
        return fixture;
    }

    /** Reports one attempt through SES and asks about it. */
    Optional<Map<ProviderName, ProviderView>> exchange() {
        return store.exchange(List.of(ONE_ATTEMPT), List.of(SES));
    }

    /** Asks about SES and reports nothing, again and again with the cool-down over each time, until there is an answer. */
    ProviderView awaitAnswer() {
        return Awaitility.await()
                .until(this::askAfterCoolDown, Optional::isPresent)
                .orElseThrow();
    }

    Optional<ProviderView> askAfterCoolDown() {
        coolDownIsOver();
        return store.exchange(List.of(), List.of(SES)).map(views -> views.getOrDefault(SES, ProviderView.UNUSED));
    }

    void coolDownIsOver() {
        now.updateAndGet(time -> time.plus(RedisFleetHealthStore.COOL_DOWN));
    }

    @Override
    public void close() throws IOException {
        redis.thaw();
        store.close();
        wire.close();
        redis.close();
    }
}
