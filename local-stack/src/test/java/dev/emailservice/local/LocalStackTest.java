package dev.emailservice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.apiauthorizer.ApiAuthorizerHandler;
import dev.emailservice.emailstatus.EmailStatusHandler;
import dev.emailservice.local.doubles.Behaviour;
import dev.emailservice.local.functions.FunctionJar;
import dev.emailservice.local.functions.RawAws;
import dev.emailservice.local.runtime.FunctionStatus;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.processqueue.ProcessEmailQueueHandler;
import dev.emailservice.providerevents.ProviderEventsHandler;
import dev.emailservice.sendemail.SendEmailHandler;
import dev.emailservice.sweeper.SweeperHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole stack around two small functions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalStackTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private Path root;
    private LocalStack stack;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        root = directory;
        FunctionJar.write(root.resolve(DeployedFunction.SEND_EMAIL.jar()), SendEmailHandler.class, RawAws.class);
        FunctionJar.write(
                root.resolve(DeployedFunction.PROCESS_EMAIL_QUEUE.jar()), ProcessEmailQueueHandler.class, RawAws.class);
        FunctionJar.write(
                root.resolve(DeployedFunction.PROVIDER_EVENTS.jar()), ProviderEventsHandler.class, RawAws.class);
        FunctionJar.write(
                root.resolve(DeployedFunction.API_AUTHORIZER.jar()), ApiAuthorizerHandler.class, RawAws.class);
        FunctionJar.write(root.resolve(DeployedFunction.EMAIL_STATUS.jar()), EmailStatusHandler.class);
        FunctionJar.write(root.resolve(DeployedFunction.SWEEPER.jar()), SweeperHandler.class, RawAws.class);
        stack = LocalStack.start(
                LocalStackOptions.of(root).withPort(0).withApiKeys(true).withVisibilityTimeout(Duration.ofSeconds(2)),
                steps::add);
        stack.awaitAllProcesses();
        stack.sweep();
    }

    @AfterAll
    void stop() throws IOException {
        List<ProcessHandle> processes = stack.functions().stream()
                .flatMap(function -> function.pid().stream().boxed())
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .toList();
        stack.close();
        client.close();
        assertThat(processes).hasSize(7).noneMatch(ProcessHandle::isAlive);
        try (var left = Files.walk(root.resolve("local-stack"))) {
            assertThat(left.filter(Files::isRegularFile))
                    .allMatch(file ->
                            Optional.ofNullable(file.getParent()).orElseThrow().endsWith("target/cache"));
        }
    }

    @Test
    void an_email_goes_from_the_front_door_through_the_queue_to_a_double() throws Exception {
        String id = accept();

        await().atMost(PATIENCE).until(() -> receiptsOf(id) == 1);
        await().atMost(PATIENCE).until(() -> stack.ledgerState(id).equals(Optional.of("sent")));
        assertThat(stack.ledgerStates()).containsEntry(id, "sent");
        assertThat(emails()).anySatisfy(email -> {
            assertThat(email.path("id").asText()).isEqualTo(id);
            assertThat(email.path("provider").asText()).isEqualTo("sendgrid");
            assertThat(email.path("recipients").toString()).isEqualTo("[\"reader@example.com\"]");
            assertThat(email.path("subject").asText()).isEqualTo("Local");
            assertThat(email.path("time").asText()).endsWith("Z");
        });
    }

    @Test
    void whom_the_authorizer_does_not_know_gets_nothing_accepted() throws Exception {
        HttpResponse<String> response = client.send(
                request("/emails")
                        .header("x-api-key", "nobody")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void a_provider_told_to_fail_fails_until_it_is_told_otherwise() throws Exception {
        assertThat(put("/_local/providers/sendgrid", "{\"mode\":\"error\",\"status\":500}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/_local/status").at("/providers/sendgrid/mode").asText())
                .isEqualTo("error");
        String id = accept();
        await().atMost(PATIENCE)
                .until(() -> stack.receipts().answers("sendgrid").containsKey("500"));
        assertThat(receiptsOf(id)).isZero();

        stack.behave("sendgrid", Behaviour.OK);

        await().atMost(PATIENCE).until(() -> receiptsOf(id) == 1);
    }

    @Test
    void a_double_tells_afterwards_what_became_of_an_email_as_often_as_it_is_told_to() throws Exception {
        put("/_local/providers/sendgrid", "{\"mode\":\"ok\",\"eventRepeat\":2,\"eventOrder\":\"reversed\"}");
        long before = emitted();
        String id = accept();

        await().atMost(PATIENCE)
                .until(() -> stack.ledgerState(id + "-delivered").equals(Optional.of("signed")));
        // The other event is told by another call.
        await().atMost(PATIENCE)
                .until(() -> stack.ledgerState(id + "-processed").equals(Optional.of("signed")));
        await().atMost(PATIENCE).until(() -> emitted() >= before + 6);
        put("/_local/providers/sendgrid", "{\"mode\":\"ok\"}");
    }

    @Test
    void a_double_told_to_say_nothing_says_nothing() throws Exception {
        put("/_local/providers/sendgrid", "{\"mode\":\"ok\",\"events\":\"off\"}");
        String silent = accept();
        await().atMost(PATIENCE).until(() -> receiptsOf(silent) == 1);
        put("/_local/providers/sendgrid", "{\"mode\":\"ok\",\"eventDelayMs\":0}");
        String told = accept();
        await().atMost(PATIENCE)
                .until(() -> stack.ledgerState(told + "-delivered").isPresent());
        assertThat(stack.ledgerState(silent + "-processed")).isEmpty();
        put("/_local/providers/sendgrid", "{\"mode\":\"ok\"}");
    }

    @Test
    void the_ledger_is_swept_when_asked_and_an_entry_can_be_put_there_for_that() throws Exception {
        EmailId id = new EmailId("00000000-0000-4000-8000-000000000001");
        stack.putInLedger(id, Instant.EPOCH, Instant.EPOCH);

        assertThat(stack.sweep()).contains("whole");

        assertThat(stack.ledgerState("the-ledger")).contains("swept");
        assertThat(stack.ledgerState(id.value())).contains("queued");
    }

    private long emitted() throws IOException, InterruptedException {
        return get("/_local/status").at("/providers/sendgrid/emitted").asLong();
    }

    @Test
    void the_status_shows_every_part_as_the_contract_has_it() throws Exception {
        JsonNode status = get("/_local/status");

        assertThat(status.path("functions"))
                .extracting(function -> function.path("name").asText())
                .containsExactly(
                        "api-authorizer",
                        "send-email",
                        "email-status",
                        "process-email-queue",
                        "process-email-queue",
                        "provider-events",
                        "sweeper");
        assertThat(status.path("functions"))
                .allMatch(function -> function.path("pid").isIntegralNumber())
                .allMatch(function -> function.path("state").isTextual());
        for (String count : List.of("visible", "inFlight", "delayed")) {
            assertThat(status.at("/queue/" + count).isInt()).isTrue();
        }
        assertThat(status.path("deadLetter").asInt(-1)).isZero();
        assertThat(status.at("/redis/pid").asLong()).isEqualTo(stack.redisPid().orElseThrow());
        assertThat(status.path("providers").has("ses")).isTrue();
        assertThat(status.path("providers").has("sendgrid")).isTrue();
    }

    @Test
    void the_control_interface_says_what_is_wrong_with_a_request() throws Exception {
        assertThat(put("/_local/providers/sendgrid", "{\"mode\":\"maybe\"}"))
                .satisfies(response -> assertThat(response.statusCode()).isEqualTo(400))
                .satisfies(response -> assertThat(response.body()).contains("mode"));
        assertThat(put("/_local/providers/other", "{\"mode\":\"ok\"}"))
                .satisfies(response -> assertThat(response.statusCode()).isEqualTo(404))
                .satisfies(response -> assertThat(response.body()).contains("ses, sendgrid"));
        assertThat(put("/_local/status", "").statusCode()).isEqualTo(405);
        assertThat(put("/_local/other", "").statusCode()).isEqualTo(404);
        HttpResponse<String> index = client.send(request("/_local").GET().build(), BodyHandlers.ofString());
        assertThat(index.body())
                .contains("/_local/status", "/_local/emails", "/_local/providers/")
                .contains("\"status\"", "\"latencyMs\"", "\"perSecond\"", "\"fraction\"", "\"for\"");
    }

    @Test
    void a_worker_that_is_killed_is_replaced_and_no_email_is_lost() throws Exception {
        List<FunctionStatus> before = stack.functions();
        before.stream()
                .filter(function -> function.name().equals("process-email-queue"))
                .flatMap(worker -> worker.pid().stream().boxed())
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .forEach(ProcessHandle::destroyForcibly);
        String id = accept();

        await().atMost(PATIENCE).until(() -> receiptsOf(id) == 1);
        assertThat(stack.functions()).isNotEqualTo(before);
    }

    @Test
    void a_second_stack_at_the_same_port_says_which_option_to_use() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var options = LocalStackOptions.of(root).withPort(taken.getLocalPort());

            assertThatThrownBy(() -> LocalStack.start(options, _ -> {}))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken")
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void without_the_functions_jars_it_says_which_are_missing(@TempDir Path empty) {
        assertThatThrownBy(() -> LocalStack.start(LocalStackOptions.of(empty).withPort(0), _ -> {}))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("lambdas/send-email/target/send-email.jar")
                .hasMessageContaining("lambdas/process-email-queue/target/process-email-queue.jar");
    }

    private String accept() throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                request("/emails").POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(202);
        return response.body();
    }

    private long receiptsOf(String id) {
        return stack.receipts().all().stream()
                .filter(receipt -> id.equals(receipt.emailId()))
                .count();
    }

    private JsonNode emails() throws IOException, InterruptedException {
        return get("/_local/emails");
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return Json.ASCII.readTree(client.send(request(path).GET().build(), BodyHandlers.ofString())
                .body());
    }

    private HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return client.send(request(path).PUT(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(stack.address() + path));
    }
}
