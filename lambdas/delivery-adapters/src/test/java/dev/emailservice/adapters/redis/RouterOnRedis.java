package dev.emailservice.adapters.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.ManualClock;
import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Plan;
import dev.emailservice.delivery.fleet.ProviderPlan;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.routing.FleetRouter;
import dev.emailservice.delivery.routing.PanicPolicy;
import dev.emailservice.delivery.routing.Requirements;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import dev.emailservice.model.fleet.RoutingHash;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;

/** A worker's router, the real store and a real Redis, at the time the test sets. */
final class RouterOnRedis implements AutoCloseable {

    private static final List<ProviderSettings> SETTINGS = List.of(
            ProviderSettings.of("ses").withLimits(100, 100_000L),
            ProviderSettings.of("sendgrid").withLimits(100, 100_000L));

    /** Long: the machine that runs the tests may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RedisServer redis = RedisServer.start();
    private final ManualClock clock = new ManualClock();
    private final Random random = new Random(5);
    private final RedisRoutingStore store =
            new RedisRoutingStore(redis.url(), Optional::empty, SETTINGS, InstantSource.system(), random, PATIENCE);
    private FleetRouter router = router();

    /** Everything is new, but for the time. */
    void begin() {
        Awaitility.await().until(store::forget);
        router = router();
    }

    /** One batch of one email, which goes through that provider and takes 100 ms. */
    void attempt(String provider, int recipients, AttemptOutcome outcome) {
        Requirements email = new Requirements(recipients, "example.com", null, new ProviderName(provider), Set.of());
        router.begin(recipients, recipients);
        if (!(router.next(email, Set.of()) instanceof Use use)) {
            throw new AssertionError(provider + " does not get the email");
        }
        clock.advance(Duration.ofMillis(100));
        router.record(use, outcome);
        router.end();
    }

    void rest(Duration duration) {
        clock.advance(duration);
    }

    /** What another worker is told, which asks for nothing. */
    ProviderPlan plan(String provider) {
        Exchange nothing = RedisFixture.tell();
        return Objects.requireNonNull(
                exchange(nothing).orElseThrow().providers().get(new ProviderName(provider)));
    }

    /** Attempts in the window of failures. */
    int attempts(String provider) {
        JsonNode state;
        try {
            state = Json.ASCII
                    .readTree(redis.command("EVAL", RoutingHash.LOOK, "1", RoutingScript.KEY))
                    .path("provider:" + provider);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += state.path("ring").path(2 * i).asInt();
        }
        return sum;
    }

    private FleetRouter router() {
        return new FleetRouter(SETTINGS, this::exchange, PanicPolicy.WAIT, clock, random);
    }

    private Optional<Plan> exchange(Exchange exchange) {
        return store.exchangeAt(clock.instant().toEpochMilli(), exchange);
    }

    @Override
    public void close() {
        store.close();
        redis.close();
    }
}
