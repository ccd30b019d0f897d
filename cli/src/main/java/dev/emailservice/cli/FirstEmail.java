package dev.emailservice.cli;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.doubles.Receipt;
import dev.emailservice.local.runtime.FunctionStatus;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends one email through the stack, the way any client would, and waits until a provider has it. */
final class FirstEmail {

    /** What came of it. */
    sealed interface Result {}

    /** A provider has it; {@code how} is for a person. */
    record Delivered(String how) implements Result {}

    /** It did not get there; {@code why} is for a person. */
    record NotDelivered(String why) implements Result {}

    static final String SAMPLE = """
            {"from":"App <app@example.com>","to":["ada@example.org"],"subject":"Hello","text":"It works."}""";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration IDLE_PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private final LocalStack stack;
    private final String apiKey;

    FirstEmail(LocalStack stack, String apiKey) {
        this.stack = stack;
        this.apiKey = apiKey;
    }

    Result send() throws InterruptedException {
        return send(Set.of("sent", "delivered"));
    }

    /** As {@link #send()}, and waits until the provider has told of the delivery, too: then every function has worked once. */
    Result sendAndHear() throws InterruptedException {
        return send(Set.of("delivered"));
    }

    private Result send(Set<String> ends) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(stack.address().resolve("/emails"))
                    .timeout(Duration.ofSeconds(30))
                    .header("content-type", "application/json")
                    .header("authorization", "Bearer " + apiKey)
                    .POST(HttpRequest.BodyPublishers.ofString(SAMPLE));
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Matcher id = ID.matcher(response.body());
            return response.statusCode() == 202 && id.find()
                    ? await(id.group(1), ends)
                    : new NotDelivered("the API answered " + response.statusCode() + ": " + response.body());
        } catch (IOException e) {
            return new NotDelivered("the API could not be asked: " + e.getMessage());
        }
    }

    private Result await(String id, Set<String> ends) throws InterruptedException {
        String state = "unrecorded";
        for (Duration waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plus(LOOK_EVERY)) {
            state = stack.ledgerState(id).orElse("unrecorded");
            if (ends.contains(state)) {
                awaitIdle();
                return new Delivered(how(id));
            }
            if (state.equals("failed") || state.equals("unknown")) {
                break;
            }
            Thread.sleep(LOOK_EVERY);
        }
        return new NotDelivered("the ledger says \"" + state + "\"");
    }

    /** Lets the functions finish: where class archives are written, one that is stopped in mid-work leaves none. */
    private void awaitIdle() throws InterruptedException {
        for (Duration waited = Duration.ZERO; waited.compareTo(IDLE_PATIENCE) < 0; waited = waited.plus(LOOK_EVERY)) {
            if (stack.functions().stream().noneMatch(f -> f.state() == FunctionStatus.State.BUSY)) {
                return;
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private String how(String id) {
        return stack.receipts().all().stream()
                .filter(receipt -> id.equals(receipt.emailId()))
                .map(Receipt::provider)
                .findFirst()
                .map(provider -> id + " through " + provider)
                .orElse(id + " through a provider that is not ours");
    }
}
