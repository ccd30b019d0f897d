package dev.emailservice.adapters.redis;

import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Exchange.Purpose;
import dev.emailservice.delivery.fleet.Plan;
import dev.emailservice.delivery.fleet.ProviderPlan;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.settings.ProviderSettings;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** One worker's store, a Redis of its own, what is sent between them, and the worker's clock. */
final class RedisFixture implements AutoCloseable {

    static final ProviderName SES = new ProviderName("ses");
    static final Exchange ONE_ATTEMPT = tell(new Seen("ses", 0).ok(1).usage(1));
    private static final Exchange NOTHING = tell();

    final RedisServer redis;
    final CommandCounter wire;
    final RedisRoutingStore store;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));

    RedisFixture(Supplier<Optional<RedisCredentials>> credentials, String... options) throws IOException {
        this(RedisRoutingStore.LONGEST_WAIT, credentials, options);
    }

    private RedisFixture(Duration longestWait, Supplier<Optional<RedisCredentials>> credentials, String... options)
            throws IOException {
        redis = RedisServer.start(options);
        wire = new CommandCounter(redis.port());
        store = new RedisRoutingStore(
                wire.url(),
                credentials,
                List.of(ProviderSettings.of("ses")),
                now::get,
                new SecureRandom(),
                longestWait);
    }

    /** A store that has connected and exchanged, with nothing counted so far. */
    static RedisFixture connected() throws IOException {
        RedisFixture fixture = new RedisFixture(Optional::empty);
        fixture.awaitAnswer();
        fixture.wire.reset();
        return fixture;
    }

    /** The same for a test that is not about waiting: it gets its answers on a busy machine, too. */
    static RedisFixture patient() throws IOException {
        RedisFixture fixture = new RedisFixture(Duration.ofSeconds(30), Optional::empty);
        fixture.awaitAnswer();
        fixture.wire.reset();
        return fixture;
    }

    /** What a worker tells without asking for anything. */
    static Exchange tell(Seen... seen) {
        return new Exchange(
                "worker",
                0,
                1,
                Purpose.REPORT,
                false,
                List.of(seen).stream().map(Seen::report).toList());
    }

    /** Reports one attempt through SES. */
    Optional<Plan> exchange() {
        return store.exchange(ONE_ATTEMPT);
    }

    /** Reports nothing, again and again with the cool-down over each time, until there is an answer. */
    ProviderPlan awaitAnswer() {
        return Awaitility.await()
                .until(this::askAfterCoolDown, Optional::isPresent)
                .orElseThrow();
    }

    Optional<ProviderPlan> askAfterCoolDown() {
        coolDownIsOver();
        return store.exchange(NOTHING)
                .map(plan -> Objects.requireNonNull(plan.providers().get(SES)));
    }

    void coolDownIsOver() {
        now.updateAndGet(time -> time.plus(RedisRoutingStore.COOL_DOWN));
    }

    @Override
    public void close() throws IOException {
        redis.thaw();
        store.close();
        wire.close();
        redis.close();
    }
}
