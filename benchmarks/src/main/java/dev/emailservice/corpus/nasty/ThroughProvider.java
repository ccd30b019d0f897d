package dev.emailservice.corpus.nasty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.corpus.CanonicalEmail;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.local.doubles.Receipt;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.ProviderSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends emails through a stack that has one provider only, and reads what that provider's double was given. */
final class ThroughProvider {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /** As a client does that is answered 503. */
    private static final int TRIES = 8;

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private final Map<String, CanonicalEmail> received = new HashMap<>();

    private ThroughProvider() {}

    /**
     * Runs the stack until each email that was accepted has been delivered, or nothing moves any more.
     *
     * @throws IOException if the API can't be reached
     * @throws InterruptedException where somebody stops it
     */
    static ThroughProvider run(LocalStackOptions options, String provider, List<NastyEmail> emails)
            throws IOException, InterruptedException {
        String settings = ProviderSettings.formatList(List.of(ProviderSettings.of(provider)));
        ThroughProvider run = new ThroughProvider();
        try (LocalStack stack =
                LocalStack.start(options.withVariable(EnvironmentVariable.PROVIDERS, settings), _ -> {})) {
            run.send(stack, emails);
            run.await(stack);
            run.read(stack, provider);
        }
        return run;
    }

    /** The ids of the accepted ones, by the email's name. */
    Map<String, String> ids() {
        return ids;
    }

    /** The HTTP status of each one that was not accepted, by the email's name. */
    Map<String, Integer> refusals() {
        return refusals;
    }

    /** What the double was given, by id; one that came twice, or can't be read, is not among them. */
    Map<String, CanonicalEmail> received() {
        return received;
    }

    private void send(LocalStack stack, List<NastyEmail> emails) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (NastyEmail email : emails) {
                HttpRequest request = request(stack, email);
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                for (int i = 1; i < TRIES && isToBeTriedAgain(answer.statusCode()); i++) {
                    Thread.sleep(BETWEEN_TRIES);
                    answer = client.send(request, BodyHandlers.ofString());
                }
                if (answer.statusCode() == 202) {
                    ids.put(email.name(), json(answer.body()).path("id").asText());
                } else {
                    refusals.put(email.name(), answer.statusCode());
                }
            }
        }
    }

    /** With a key: on a busy machine the queue's acknowledgement of a large email may be late, and then the answer is 503. */
    private static HttpRequest request(LocalStack stack, NastyEmail email) {
        return HttpRequest.newBuilder(stack.address().resolve("/emails"))
                .timeout(Duration.ofSeconds(60))
                .header("content-type", "application/json")
                .header(
                        "idempotency-key",
                        "nasty-" + Integer.toHexString(email.name().hashCode()))
                .POST(BodyPublishers.ofString(email.body()))
                .build();
    }

    private static boolean isToBeTriedAgain(int status) {
        return status == 409 || status >= 500;
    }

    /** Waits until there are as many receipts as accepted emails and nothing is queued; while receipts come, for more. */
    private void await(LocalStack stack) throws InterruptedException {
        int before = -1;
        Duration unchanged = Duration.ZERO;
        while ((stack.receipts().size() < ids.size() || stack.queue().total() > 0)
                && unchanged.compareTo(PATIENCE) < 0) {
            Thread.sleep(LOOK_EVERY);
            int now = stack.receipts().size();
            unchanged = now == before ? unchanged.plus(LOOK_EVERY) : Duration.ZERO;
            before = now;
        }
    }

    private void read(LocalStack stack, String provider) {
        Map<String, Integer> copies = new HashMap<>();
        for (Receipt receipt : stack.receipts().all()) {
            String id = String.valueOf(receipt.emailId());
            copies.merge(id, 1, Integer::sum);
            if (receipt.provider().equals(provider)) {
                try {
                    received.put(id, wire(provider, json(receipt.raw())));
                } catch (IllegalArgumentException | NullPointerException e) {
                    copies.merge(id, 1, Integer::sum);
                }
            }
        }
        received.keySet().removeIf(id -> copies.getOrDefault(id, 0) != 1);
    }

    private static CanonicalEmail wire(String provider, JsonNode request) {
        return provider.equals("ses") ? SesWire.read(request) : SendGridWire.read(request);
    }

    private static JsonNode json(String text) {
        try {
            return Json.ASCII.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON where there must be some");
        }
    }
}
