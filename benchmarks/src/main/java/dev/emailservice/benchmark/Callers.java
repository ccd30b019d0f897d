package dev.emailservice.benchmark;

import dev.emailservice.adapters.redis.RedisRoutingStore;
import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Exchange.Purpose;
import dev.emailservice.model.settings.ProviderSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several workers with a connection each, so that Redis always has the next exchange before it: a fleet, not one worker. */
final class Callers implements AutoCloseable {

    private static final int CALLERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<RedisRoutingStore> stores = new ArrayList<>();
    private final List<RandomReports> reports = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);

    Callers(URI redis, List<ProviderSettings> settings) {
        for (int i = 0; i < CALLERS; i++) {
            stores.add(new RedisRoutingStore(
                    redis, Optional::empty, settings, InstantSource.system(), new Random(i), PATIENCE));
            reports.add(new RandomReports(settings, new Random(20261124 + i)));
        }
    }

    /** So many exchanges, shared among them. */
    void exchange(int exchanges) throws InterruptedException {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            int caller = i;
            running.add(threads.submit(() -> play(stores.get(caller), reports.get(caller), exchanges / CALLERS)));
        }
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static void play(RedisRoutingStore store, RandomReports reports, int exchanges) {
        for (int i = 0; i < exchanges; i++) {
            Exchange exchange = new Exchange(reports.worker(), 10, 1, Purpose.BATCH, false, reports.next());
            if (store.exchange(exchange).isEmpty()) {
                throw new IllegalStateException("Redis did not answer");
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        stores.forEach(RedisRoutingStore::close);
    }
}
