package dev.emailservice.adapters.redis;

import dev.emailservice.delivery.health.FleetHealthStore;
import dev.emailservice.delivery.health.ProviderReport;
import dev.emailservice.delivery.health.ProviderView;
import dev.emailservice.delivery.provider.ProviderName;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.redisson.api.RedissonClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fleet's view in Redis, through one script and one round trip an exchange.
 *
 * <p>Whatever is wrong with Redis, an exchange ends within {@link #LONGEST_WAIT} with an answer or with none, and after none
 * there is no other call for {@link #COOL_DOWN}. It never throws. Safe for use by many threads.
 */
public final class RedisFleetHealthStore implements FleetHealthStore, AutoCloseable {

    /** How long an exchange waits, connecting included. */
    public static final Duration LONGEST_WAIT = RedissonConfig.COMMAND_TIMEOUT;

    /** How long Redis is left alone after it failed to answer. */
    public static final Duration COOL_DOWN = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(RedisFleetHealthStore.class);

    private final RandomGenerator random;
    private final FleetHealthScript script;
    private final RedisConnection connection;
    private final CoolDownGate gate;

    /**
     * Does nothing yet: the first exchange connects, or {@link #open()} does.
     *
     * @param url {@code redis://host:port}, or {@code rediss://host:port} for TLS
     * @param credentials asked at each connection; may wait for the network; empty where Redis asks for none
     * @param clock for the cool-down only: what is stored lives in Redis' own time
     * @param random names the batches. Two workers must not draw the same: {@link java.security.SecureRandom} draws anew
     *     after a snapshot is restored, a seeded generator does not
     */
    public RedisFleetHealthStore(
            URI url, Supplier<Optional<RedisCredentials>> credentials, InstantSource clock, RandomGenerator random) {
        this(url, credentials, clock, random, FleetHealthScript.load());
    }

    RedisFleetHealthStore(
            URI url,
            Supplier<Optional<RedisCredentials>> credentials,
            InstantSource clock,
            RandomGenerator random,
            FleetHealthScript script) {
        this.random = random;
        this.script = script;
        this.gate = new CoolDownGate(clock, COOL_DOWN);
        // Redis that answers only after an exchange gave up is well all the same.
        this.connection =
                new RedisConnection(() -> RedissonConfig.of(url, credentials), script.text(), gate::recovered);
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
    public Optional<Map<ProviderName, ProviderView>> exchange(
            List<ProviderReport> reports, Collection<ProviderName> providers) {
        return exchange(batchId(), reports, providers);
    }

    /** An exchange whose batch has this id: where the id was used lately, the reports are not added again. */
    Optional<Map<ProviderName, ProviderView>> exchange(
            String batch, List<ProviderReport> reports, Collection<ProviderName> providers) {
        if (!gate.isOpen()) {
            return Optional.empty();
        }
        CompletableFuture<RedissonClient> client = connection.client();
        try {
            SequencedSet<ProviderName> all = new LinkedHashSet<>(providers);
            reports.forEach(report -> all.add(report.provider()));
            List<ProviderName> named = List.copyOf(all);
            List<Object> answer = client.thenCompose(redis -> script.run(redis, batch, reports, named))
                    .get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            Map<ProviderName, ProviderView> views = FleetHealthScript.views(answer, named);
            views.keySet().retainAll(providers);
            return Optional.of(Map.copyOf(views));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            gate.failed();
            connection.drop(client);
            log(e);
            return Optional.empty();
        }
    }

    private static void log(Exception failure) {
        // The class alone: a message may quote what was sent.
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        LOG.atWarn()
                .addKeyValue("cause", cause.getClass().getSimpleName())
                .addKeyValue("coolDownMillis", COOL_DOWN.toMillis())
                .log("fleet health store gave no answer");
    }

    private String batchId() {
        return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    }
}
