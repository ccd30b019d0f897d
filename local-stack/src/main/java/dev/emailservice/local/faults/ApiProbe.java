package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Requests whose exact answer is of interest. */
final class ApiProbe {

    private ApiProbe() {}

    /**
     * Sends so many emails to the API, all at once, and answers the statuses; 0 stands for no answer within half a minute. Each
     * has an Idempotency-Key of its own, the same each time.
     */
    static List<Integer> statuses(LocalStack stack, int emails) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<CompletableFuture<Integer>> answers = IntStream.range(0, emails)
                    .mapToObj(number -> client.sendAsync(request(stack, number), BodyHandlers.discarding())
                            .thenApply(HttpResponse::statusCode)
                            .exceptionally(_ -> 0))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    private static HttpRequest request(LocalStack stack, int number) {
        String body = """
                {"from":"probe@example.com","to":["probe%d@example.org"],"subject":"Probe","text":"Number %d"}""".formatted(number, number);
        return HttpRequest.newBuilder(stack.address().resolve("/emails"))
                .timeout(Duration.ofSeconds(30))
                .header("content-type", "application/json")
                .header("idempotency-key", "probe-" + number)
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
