package dev.emailservice.adapters.redis;

import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.ForcedState;
import dev.emailservice.delivery.fleet.Plan;
import dev.emailservice.delivery.fleet.RoutingStore;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.fleet.RoutingHash;
import dev.emailservice.model.settings.ProviderSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fleet's state in Redis, through one script and one round trip an exchange.
 *
 * <p>Whatever is wrong with Redis, an exchange ends within {@link #LONGEST_WAIT} with an answer or with none, and after none
 * there is no other call for {@link #COOL_DOWN}. It never throws. Safe for use by many threads.
 */
public final class RedisRoutingStore implements RoutingStore, AutoCloseable {

    /** How long an exchange waits, connecting included. */
    public static final Duration LONGEST_WAIT = RedissonConfig.COMMAND_TIMEOUT;

    /** How long Redis is left alone after it failed to answer. */
    public static final Duration COOL_DOWN = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(RedisRoutingStore.class);

    private final ExchangeJson request;
    private final RandomGenerator random;
    private final RoutingScript script;
    private final RoutingScript look;
    private final RedisConnection connection;
    private final InstantSource clock;
    private final CoolDownGate gate;
    private final Duration longestWait;

    /**
     * Does nothing yet: the first exchange connects, or {@link #open()} does.
     *
     * @param url {@code redis://host:port}, or {@code rediss://host:port} for TLS
     * @param credentials asked at each connection; may wait for the network; empty where Redis asks for none
     * @param settings every provider the plan is to be about
     * @param clock for the cool-down and the length of a wait only: what is stored lives in Redis' own time
     * @param random names the exchanges. Two workers must not draw the same: {@link java.security.SecureRandom} draws anew
     *     after a snapshot is restored, a seeded generator does not
     */
    public RedisRoutingStore(
            URI url,
            Supplier<Optional<RedisCredentials>> credentials,
            List<ProviderSettings> settings,
            InstantSource clock,
            RandomGenerator random) {
        this(url, credentials, settings, clock, random, LONGEST_WAIT);
    }

    /** The same with another limit to the wait, for whoever is not in a hurry. */
    public RedisRoutingStore(
            URI url,
            Supplier<Optional<RedisCredentials>> credentials,
            List<ProviderSettings> settings,
            InstantSource clock,
            RandomGenerator random,
            Duration longestWait) {
        this.request = new ExchangeJson(settings);
        this.random = random;
        this.script = RoutingScript.load();
        this.look = RoutingScript.look();
        this.clock = clock;
        this.gate = new CoolDownGate(clock, COOL_DOWN);
        this.longestWait = longestWait;
        // Redis that answers only after an exchange gave up is well all the same.
        this.connection = new RedisConnection(
                () -> RedissonConfig.of(url, credentials, longestWait), script.text(), gate::recovered);
    }

    /** Begins to connect and returns at once: for the time before the first exchange, or after a restored snapshot. */
    public void open() {
        CompletableFuture<RedissonClient> _ = connection.client();
    }

    /** Closes every connection and ends every thread; the next exchange, or {@link #open()}, begins anew. */
    @Override
    public void close() {
        connection.close();
        gate.recovered();
    }

    @Override
    public Optional<Plan> exchange(Exchange exchange) {
        return exchange(batchId(), exchange, null);
    }

    /**
     * An exchange at a given time: for a world with a clock of its own.
     *
     * @param nowMillis the time to go by in place of Redis' own
     */
    public Optional<Plan> exchangeAt(long nowMillis, Exchange exchange) {
        return exchange(batchId(), exchange, nowMillis);
    }

    /** An exchange of this name: where the name was used lately, the reports are not added again. */
    Optional<Plan> exchange(String batch, Exchange exchange, @Nullable Long nowMillis) {
        String question = request.write(batch, exchange, nowMillis);
        return call(
                redis -> script.run(redis, question).thenApply(PlanJson::read).toCompletableFuture());
    }

    /**
     * Decrees a provider's state for the whole fleet: it holds from each worker's next exchange on.
     *
     * @return whether Redis has it
     */
    public boolean force(ProviderName provider, ForcedState state) {
        return call(redis -> hash(redis)
                        .fastPutAsync(field(provider), ForcedStateJson.write(state))
                        .toCompletableFuture())
                .isPresent();
    }

    /**
     * Ends what was decreed.
     *
     * @return whether Redis has heard of it
     */
    public boolean unforce(ProviderName provider) {
        return call(redis -> hash(redis).fastRemoveAsync(field(provider)).toCompletableFuture())
                .isPresent();
    }

    /** The state by field, as JSON: for people to look at; see {@link RoutingHash#LOOK}. Empty where Redis does not answer. */
    public Optional<String> state() {
        return call(redis -> look.run(redis).toCompletableFuture());
    }

    /**
     * Forgets everything the fleet knows, decrees included.
     *
     * @return whether Redis has heard of it
     */
    public boolean forget() {
        return call(redis -> redis.getKeys().deleteAsync(RoutingScript.KEY).toCompletableFuture())
                .isPresent();
    }

    private static RMap<String, String> hash(RedissonClient redis) {
        return redis.getMap(RoutingScript.KEY, StringCodec.INSTANCE);
    }

    private static String field(ProviderName provider) {
        return "forced:" + provider.value();
    }

    private <T> Optional<T> call(Function<RedissonClient, CompletableFuture<T>> command) {
        if (!gate.isOpen()) {
            return Optional.empty();
        }
        Instant asked = clock.instant();
        CompletableFuture<RedissonClient> client = connection.client();
        try {
            return Optional.of(client.thenCompose(command).get(longestWait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            gate.failed();
            connection.drop(client);
            log(e, Duration.between(asked, clock.instant()));
            return Optional.empty();
        }
    }

    private static void log(Exception failure, Duration waited) {
        // The class alone: a message may quote what was sent.
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        LOG.atWarn()
                .addKeyValue("cause", cause.getClass().getSimpleName())
                .addKeyValue("waitedMillis", waited.toMillis())
                .addKeyValue("coolDownMillis", COOL_DOWN.toMillis())
                .log("the fleet's store gave no answer");
    }

    private String batchId() {
        return Long.toHexString(random.nextLong());
    }
}
