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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Requests whose exact answer is of interest. */
final class ApiProbe {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    /**
     * What the API said.
     *
     * @param status 0 stands for no answer within half a minute
     * @param id the email's; empty where the answer names none
     */
    record Answer(int status, String id) {

        static Answer of(HttpResponse<String> response) {
            Matcher id = ID.matcher(response.body());
            return new Answer(response.statusCode(), id.find() ? id.group(1) : "");
        }
    }

    private ApiProbe() {}

    /**
     * Sends so many emails to the API, all at once. Each has an Idempotency-Key of its own, the same whenever it is sent.
     *
     * @param first the number of the first: each number is another email
     */
    static List<Answer> send(LocalStack stack, int first, int emails) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<CompletableFuture<Answer>> answers = IntStream.range(first, first + emails)
                    .mapToObj(number -> client.sendAsync(request(stack, number), BodyHandlers.ofString())
                            .thenApply(Answer::of)
                            .exceptionally(_ -> new Answer(0, "")))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    /** Sends the first so many and answers the statuses. */
    static List<Integer> statuses(LocalStack stack, int emails) {
        return send(stack, 0, emails).stream().map(Answer::status).toList();
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
