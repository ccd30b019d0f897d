package dev.emailservice.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final int EMAILS = 400;

    @Test
    void everyAcceptIsHeardOnceByANumberOfItsOwn() throws IOException {
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ConcurrentLinkedQueue<Integer> heard = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            api.setExecutor(threads);
            api.createContext("/emails", exchange -> {
                try (exchange) {
                    exchange.getRequestBody().readAllBytes();
                    byte[] answer =
                            "{\"id\":\"%s\"}".formatted(UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
                    exchange.sendResponseHeaders(202, answer.length);
                    exchange.getResponseBody().write(answer);
                }
            });
            api.start();
            Load load =
                    new Load(URI.create("http://127.0.0.1:" + api.getAddress().getPort()), InstantSource.system());

            load.run(EMAILS, heard::add);

            assertThat(load.refused()).isZero();
            assertThat(load.accepted()).hasSize(EMAILS);
        } finally {
            api.stop(0);
        }
        List<Integer> all = IntStream.rangeClosed(1, EMAILS).boxed().toList();
        assertThat(heard).hasSameSizeAs(all);
        assertThat(Set.copyOf(heard)).containsExactlyInAnyOrderElementsOf(all);
    }
}
