package dev.emailservice.local.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends emails to the API, a few at a time, and remembers which it accepted. */
public final class Load {

    /** Requests under way at once. */
    private static final int CLIENTS = 8;

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private final URI emails;
    private final InstantSource clock;
    private final Map<String, Instant> accepted = new ConcurrentHashMap<>();
    private final AtomicInteger accepts = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /**
     * A load on the API at this address.
     *
     * @param clock tells when an answer came; the same that the receipts go by
     */
    public Load(URI api, InstantSource clock) {
        this.emails = api.resolve("/emails");
        this.clock = clock;
    }

    /** Hears of each accept. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Called by the thread of the client whose email it was.
         *
         * @param number the number of this accept: every number from 1 on is heard exactly once, not always in order
         * @throws InterruptedException where the client is stopped meanwhile
         */
        void accepted(int number) throws InterruptedException;
    }

    /** Sends that many emails and returns when each has its answer. */
    public void run(int count, Listener onAccepted) {
        run(count, _ -> "", onAccepted);
    }

    /**
     * The same with emails that differ.
     *
     * @param more further members of the JSON object of each email, by its number from 0 on; see {@link Fault#fieldsOf}
     */
    public void run(int count, IntFunction<String> more, Listener onAccepted) {
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < count; i++) {
                int number = i;
                clients.execute(() -> send(client, number, more.apply(number), onAccepted));
            }
        }
    }

    /** When the API answered 202 for which email, by id. */
    public Map<String, Instant> accepted() {
        return Map.copyOf(accepted);
    }

    /** How many it answered otherwise, or not at all. */
    public int refused() {
        return refused.get();
    }

    private void send(HttpClient client, int number, String more, Listener onAccepted) {
        String body = """
                {"from":"Load <load@example.com>","to":["user%d@example.org"],"subject":"Load %d","text":"Number %d"%s}""".formatted(number, number, number, more);
        HttpRequest request = HttpRequest.newBuilder(emails)
                .timeout(Duration.ofSeconds(30))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            Matcher id = ID.matcher(response.body());
            if (response.statusCode() == 202 && id.find()) {
                accepted.put(id.group(1), clock.instant());
                onAccepted.accepted(accepts.incrementAndGet());
            } else {
                refused.incrementAndGet();
            }
        } catch (IOException e) {
            refused.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
