package dev.emailservice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.doubles.Receipt;
import dev.emailservice.model.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

/** A provider begins to hang while emails keep coming in. */
class HangIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The share of a provider that gets next to nothing: one email in fifty. */
    private static final double AVOIDED = 0.02;

    /** Two workers, each with a batch of ten on its way when the provider begins to hang, and as many probes and late ones. */
    private static final long MOST_HANGS = 60;

    @Test
    void theSameEmailsGoOutThroughTheOtherAndTheStatusShowsTheShareAndTheReason() throws Exception {
        try (LocalStack stack = LocalStack.start(Stacks.options(), _ -> {})) {
            Api api = new Api(stack.address());
            // So that most of the emails are the other's before it hangs.
            api.behave("ses", "{\"mode\":\"slow\",\"latencyMs\":400}");
            keepSendingUntil(api, () -> share(api, "sendgrid") > 0.5);

            assertThat(api.behave("sendgrid", "{\"mode\":\"hang\"}").statusCode())
                    .isEqualTo(200);
            sendAndAwait(stack, api, 120);
            // By its breaker, or by its share alone where the first hangs came so early that it was slow before it was
            // stalled.
            keepSendingUntil(api, () -> share(api, "sendgrid") <= AVOIDED);

            JsonNode hanging = routing(api, "sendgrid");
            if (hanging.path("state").asText().equals("open")) {
                assertThat(hanging.path("reason").asText()).isIn("stalled", "failure_score", "failures_in_a_row");
            }
            assertThat(share(api, "ses")).isGreaterThanOrEqualTo(1 - AVOIDED);
            assertThat(stack.receipts().answers("sendgrid").get("hang"))
                    .as("requests that hung")
                    .isBetween(1L, MOST_HANGS);

            api.behave("sendgrid", "{\"mode\":\"ok\"}");
            keepSendingUntil(api, () -> share(api, "sendgrid") > AVOIDED);
            assertThat(routing(api, "sendgrid").path("state").asText()).isEqualTo("closed");
        }
    }

    private static void keepSendingUntil(Api api, Callable<Boolean> condition) {
        var seen = new LinkedHashSet<String>();
        try {
            await().atMost(PATIENCE).until(() -> {
                for (int i = 0; i < 5; i++) {
                    api.accepted("reader@example.org");
                }
                seen.add(Instant.now() + " sendgrid " + routing(api, "sendgrid") + " ses " + routing(api, "ses"));
                return condition.call();
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("it never came to that; seen were:\n" + String.join("\n", seen), e);
        }
    }

    /** Each of them arrives, none by a provider that hangs. */
    private static void sendAndAwait(LocalStack stack, Api api, int emails) throws IOException, InterruptedException {
        Set<String> ids = new LinkedHashSet<>();
        for (int i = 0; i < emails; i++) {
            ids.add(api.accepted("reader-" + i + "@example.org"));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stack.receipts().all().stream().map(Receipt::emailId))
                        .containsAll(ids));
    }

    private static double share(Api api, String provider) throws IOException, InterruptedException {
        return routing(api, provider).path("share").asDouble();
    }

    private static JsonNode routing(Api api, String provider) throws IOException, InterruptedException {
        JsonNode status = Json.ASCII.readTree(api.get("/_local/status").body());
        return status.path("providers").path(provider).path("routing");
    }
}
