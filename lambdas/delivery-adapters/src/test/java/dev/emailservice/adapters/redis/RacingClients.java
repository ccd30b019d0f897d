package dev.emailservice.adapters.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.settings.ProviderSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Many clients of one Redis, each with a connection and a thread of its own, which all begin at the same moment. */
final class RacingClients implements AutoCloseable {

    final RedisServer redis = RedisServer.start();
    private final ExchangeJson json;
    private final Map<String, Integer> rules;
    private final AtomicInteger batches = new AtomicInteger();

    RacingClients(List<ProviderSettings> settings, Map<String, Integer> rules) {
        this.json = new ExchangeJson(settings);
        this.rules = rules;
    }

    /** What one client does. */
    interface Client<T> {
        T run(int number, ScriptConnection connection) throws Exception;
    }

    <T> List<T> race(int clients, Client<T> client) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(clients);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                calls.add(() -> {
                    try (ScriptConnection connection = new ScriptConnection(redis)) {
                        start.await();
                        return client.run(number, connection);
                    }
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(calls)) {
                results.add(each.get());
            }
            return results;
        }
    }

    /** The plan as the script wrote it; at the time {@code nowMillis}, or at that of Redis. */
    JsonNode exchange(ScriptConnection connection, Exchange exchange, @Nullable Long nowMillis) {
        try {
            String batch = "batch-" + batches.incrementAndGet();
            ObjectNode request = (ObjectNode) Json.ASCII.readTree(json.write(batch, exchange, nowMillis));
            ObjectNode overridden = request.putObject("rules");
            rules.forEach(overridden::put);
            return Json.ASCII.readTree(connection.exchange(request.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        redis.close();
    }
}
