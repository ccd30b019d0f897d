package dev.emailservice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.local.LocalStack;
import dev.emailservice.model.json.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What senders are told of their emails, and taking one back, on the packaged functions as processes. */
class StatusIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static LocalStack stack;
    private static Api api;

    @BeforeAll
    static void start() throws InterruptedException {
        stack = LocalStack.start(Stacks.options().withWorkers(1), _ -> {});
        // The function that is asked here is one of the last to start.
        stack.awaitAllProcesses();
        api = new Api(stack.address());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void anEmailIsFollowedFromItsAcceptanceToItsDelivery() throws Exception {
        String id = api.accepted("ada@example.org");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                json(api.get("/emails/" + id)).path("state").asText())
                        .isEqualTo("delivered"));
        JsonNode email = json(api.get("/emails/" + id + "?explain=true"));

        assertThat(email.path("id").asText()).isEqualTo(id);
        assertThat(email.at("/attempts/0/outcome").asText()).isEqualTo("accepted");
        assertThat(email.at("/attempts/0/why").asText()).isNotEmpty();
        assertThat(email.at("/accepted/message_id").asText())
                .isNotEmpty()
                .isEqualTo(email.at("/attempts/0/message_id").asText());
        assertThat(email.toString()).doesNotContain("example.org").doesNotContain("Hello");
        assertThat(api.get("/emails/0b5a4c1e-0000-4000-8000-00000000000a").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aListByTagIsReadPageByPageWithoutRepeatOrGap() throws Exception {
        Set<String> sent = new HashSet<>();
        for (int i = 0; i < 25; i++) {
            HttpResponse<String> accepted = api.send("""
                    {"from":"app@example.com","to":"ada@example.org","subject":"Hello","text":"Hi",
                     "tags":[{"name":"batch","value":"of-25"}]}""");
            assertThat(accepted.statusCode()).isEqualTo(202);
            sent.add(Api.id(accepted.body()));
            api.accepted("grace@example.org");
        }

        List<String> listed = new ArrayList<>();
        List<String> times = new ArrayList<>();
        String path = "/emails?limit=10&tag=batch:of-25";
        JsonNode page = json(api.get(path));
        while (true) {
            for (JsonNode email : page.path("data")) {
                listed.add(email.path("id").asText());
                times.add(email.path("accepted_at").asText());
            }
            if (!page.has("next")) {
                break;
            }
            page = json(api.get(path + "&after=" + page.path("next").asText()));
        }

        assertThat(listed).hasSize(25).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(times.stream().map(Instant::parse)).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(api.get("/emails?limit=1000").statusCode()).isEqualTo(400);
    }

    @Test
    void anEmailCancelledWhileItsWorkerHasNotBegunIsNeverSent() throws Exception {
        await().atMost(PATIENCE).until(() -> stack.queue().total() == 0);
        List<Long> workers = stack.functions().stream()
                .filter(function -> function.name().equals("process-email-queue"))
                .flatMap(function -> function.pid().stream().boxed())
                .toList();
        assertThat(workers).isNotEmpty();
        String id;
        try {
            signal("STOP", workers);
            id = api.accepted("ada@example.org");
            HttpResponse<String> cancelled = api.post("/emails/" + id + "/cancel", "");
            assertThat(cancelled.statusCode()).isEqualTo(200);
            assertThat(json(cancelled).path("state").asText()).isEqualTo("cancelled");
        } finally {
            signal("CONT", workers);
        }

        await().atMost(PATIENCE).until(() -> stack.queue().total() == 0);
        String other = api.accepted("grace@example.org");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stack.ledgerState(other)).contains("delivered"));
        assertThat(stack.receipts().all()).noneMatch(receipt -> id.equals(receipt.emailId()));
        assertThat(stack.ledgerState(id)).contains("cancelled");
        assertThat(stack.deadLetters()).isZero();
        assertThat(api.post("/emails/" + id + "/cancel", "").statusCode()).isEqualTo(200);
        assertThat(api.post("/emails/" + other + "/cancel", "").statusCode()).isEqualTo(409);
    }

    @Test
    void theServiceSaysThatLedgerAndQueueAreThere() throws Exception {
        HttpResponse<String> health = api.get("/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body())
                .isEqualTo("{\"status\":\"ok\",\"dependencies\":{\"ledger\":\"ok\",\"queue\":\"ok\"}}");
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return Json.ASCII.readTree(response.body());
    }

    private static void signal(String signal, List<Long> pids) throws Exception {
        for (long pid : pids) {
            assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                            .start()
                            .waitFor())
                    .isZero();
        }
    }
}
