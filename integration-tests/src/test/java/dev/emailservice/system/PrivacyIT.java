package dev.emailservice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emailservice.cli.Mailctl;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.control.StoreAddresses;
import dev.emailservice.local.poller.DeadLetter;
import dev.emailservice.model.fleet.RoutingHash;
import dev.emailservice.model.settings.EnvironmentVariable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A canary in every private field, and the secrets themselves, are found nowhere but where the email itself is kept. */
class PrivacyIT {

    private static final String CANARY = "canary-7f3a9c";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String EMAIL = """
            {"from":"%1$s <%1$s@example.com>","to":["%1$s@example.org"],"bcc":["b%1$s@example.org"],"reply_to":"r%1$s@example.com",
             "subject":"%1$s","text":"%1$s","html":"<p>%1$s</p>","headers":{"X-Private":"%1$s"},
             "attachments":[{"filename":"%1$s.txt","content_type":"text/plain","content":"Y2FuYXJ5LTdmM2E5Yw=="}]}""".formatted(CANARY);

    /** Everything somebody other than the recipient may get to see, by where it was. */
    private final Map<String, String> seen = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init") // with the stack
    private Api api;

    @Test
    void whatIsPrivateIsInNoLogMetricAnswerLedgerStoreOrToolAndSecretsAreNowhere() throws Exception {
        List<String> secrets;
        try (LocalStack stack =
                LocalStack.start(Stacks.options().withVariable(EnvironmentVariable.LOG_LEVEL, "DEBUG"), _ -> {})) {
            api = new Api(stack.address());
            String delivered = send("delivered by either", "{\"mode\":\"ok\",\"eventFate\":\"bounced\"}");
            await().atMost(PATIENCE).until(() -> state(stack, delivered).equals("bounced"));
            String unknown = send("taken, and the connection broken", "{\"mode\":\"accept_then_reset\"}");
            await().atMost(PATIENCE).until(() -> !List.of("queued", "sending").contains(state(stack, unknown)));
            String refused = send("refused for good", "{\"mode\":\"error\",\"status\":400}");
            await().atMost(PATIENCE).until(() -> state(stack, refused).equals("failed"));
            send("answered by an error", "{\"mode\":\"error\",\"status\":500}");
            stack.putOnQueue("{\"schema\":1,\"subject\":\"" + CANARY);
            refuseEachDoor();
            await().atMost(PATIENCE).until(() -> stack.deadLetters() >= 2);
            tools(stack, refused);
            seen.put("a sweep", stack.sweep());
            seen.put("the status", api.get("/_local/status").body());
            collect(stack);
            secrets = stack.secrets().values();

            assertThat(seen.get("the log of process-email-queue")).contains(refused);
            List<String> letters =
                    stack.deadLetterMessages().stream().map(DeadLetter::body).toList();
            assertThat(letters).as("where the email itself is kept").anyMatch(body -> body.contains(CANARY));
            assertThat(letters)
                    .as("dead letters")
                    .noneMatch(body -> secrets.stream().anyMatch(body::contains));
        }
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(2);
        String apiKey = secrets.stream()
                .filter(each -> each.startsWith("SG."))
                .findAny()
                .orElseThrow();
        seen.forEach((where, text) -> assertThat(text)
                .as(where)
                .isNotEmpty()
                .doesNotContainIgnoringCase(CANARY)
                .doesNotContain(apiKey));
    }

    private String send(String what, String behaviour) throws Exception {
        api.behave("ses", behaviour);
        api.behave("sendgrid", behaviour);
        HttpResponse<String> accepted = api.send(EMAIL);
        seen.put("the answer to one " + what, accepted.body());
        assertThat(accepted.statusCode()).isEqualTo(202);
        return Api.id(accepted.body());
    }

    private void refuseEachDoor() throws Exception {
        answered("an email with mistakes", 422, api.send(EMAIL.replace("subject", CANARY)));
        answered("no JSON", 400, api.send("{\"" + CANARY));
        answered("events nobody signed", 401, api.post("/events/sendgrid", "[{\"email\":\"" + CANARY + "\"}]"));
    }

    private void answered(String what, int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(what).isEqualTo(status);
        // The name of an unknown field is the sender's mistake, which the answer is about.
        seen.put("the answer to " + what, response.body().replaceFirst("\"field\" *: *\"" + CANARY + "\"", ""));
    }

    private void tools(LocalStack stack, String id) {
        dlq(stack, "list");
        dlq(stack, "list", "--json");
        dlq(stack, "show", id);
        dlq(stack, "redrive");
    }

    private void dlq(LocalStack stack, String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine mailctl = Mailctl.commandLine();
        mailctl.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        String port = Integer.toString(stack.address().getPort());
        mailctl.execute(Stream.of(Stream.of("dlq"), Stream.of(arguments), Stream.of("--port", port))
                .flatMap(each -> each)
                .toArray(String[]::new));
        seen.put("mailctl dlq " + String.join(" ", arguments), out.toString());
    }

    private void collect(LocalStack stack) throws Exception {
        for (Path log : stack.logs()) {
            String function = String.valueOf(log.getFileName()).replaceFirst("(-\\d+)?\\.log$", "");
            seen.merge("the log of " + function, Files.readString(log), String::concat);
        }
        StoreAddresses stores = stack.stores();
        try (DynamoDbClient dynamoDb = DynamoDbClient.builder()
                .endpointOverride(stores.dynamoDb())
                .region(Region.of(stores.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                .build()) {
            seen.put(
                    "the ledger",
                    dynamoDb.scan(r -> r.tableName(stores.ledgerTable()))
                            .items()
                            .toString());
        }
        for (DeadLetter letter : stack.deadLetterMessages()) {
            seen.put("the reason of a dead letter", Objects.requireNonNull(letter.reason()));
        }
        seen.put("what the fleet shares", stack.redis().orElseThrow().eval(RoutingHash.LOOK, RoutingHash.KEY));
        assertThat(seen.get("the ledger")).contains("attempts");
    }

    private static String state(LocalStack stack, String id) {
        return stack.ledgerState(id).orElseThrow();
    }
}
