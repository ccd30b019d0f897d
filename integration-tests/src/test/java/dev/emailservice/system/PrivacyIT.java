package dev.emailservice.system;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A canary in every private field, and the secrets themselves, are found nowhere but where the email itself is kept. */
class PrivacyIT {

    private static final String CANARY = "canary-7f3a9c";
    /** Where it may stand in a text of base64, whatever is before it there. */
    private static final List<String> IN_BASE64 =
            IntStream.range(0, 3).mapToObj(PrivacyIT::inBase64).toList();

    private static final String EVERY_KEY = """
            local all = {}
            for _, key in ipairs(redis.call('KEYS', '*')) do
              local kind = redis.call('TYPE', key).ok
              local read = { string = { 'GET' }, hash = { 'HGETALL' }, list = { 'LRANGE', 0, -1 }, set = { 'SMEMBERS' },
                             zset = { 'ZRANGE', 0, -1 } }
              local value = redis.call(read[kind][1], key, unpack(read[kind], 2))
              all[#all + 1] = key .. ' = ' .. (type(value) == 'table' and table.concat(value, ' ') or value)
            end
            return table.concat(all, '\\n')
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String EMAIL = """
            {"from":"%1$s <%1$s@example.com>","to":["%1$s@example.org"],"bcc":["b%1$s@example.org"],"reply_to":"r%1$s@example.com",
             "subject":"%1$s","text":"%1$s","html":"<p>%1$s</p>","headers":{"X-Private":"%1$s"},
             "attachments":[{"filename":"%1$s.txt","content_type":"text/plain","content":"Y2FuYXJ5LTdmM2E5Yw=="}]}""".formatted(CANARY);

    private static final AwsCredentialsProvider NOBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x"));

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
            for (String provider : stack.providers().keySet()) {
                stack.builtIn(provider).orElseThrow().quote("<" + CANARY + "@example.org>: " + CANARY);
            }
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
            List<DeadLetter> letters = stack.deadLetterMessages();
            tools(stack, refused);
            seen.put(
                    "what is told of an email",
                    api.get("/emails/" + refused + "?explain=true").body());
            seen.put("the list of emails", api.get("/emails?limit=100").body());
            seen.put("a sweep", stack.sweep());
            seen.put("the status", api.get("/_local/status").body());
            answerWithoutAQueue(stack);
            collect(stack, letters);
            secrets = List.copyOf(stack.secrets().values());

            assertThat(seen.get("the log of process-email-queue")).contains(refused);
            assertThat(letters)
                    .as("where the email itself is kept")
                    .hasSizeGreaterThanOrEqualTo(2)
                    .anyMatch(letter -> letter.body().contains(CANARY));
            assertThat(letters)
                    .as("dead letters")
                    .noneMatch(letter -> secrets.stream().anyMatch(letter.body()::contains));
        }
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(2);
        seen.forEach((where, text) -> assertThat(text)
                .as(where)
                .isNotEmpty()
                .doesNotContainIgnoringCase(CANARY)
                .doesNotContain(IN_BASE64)
                .doesNotContain(secrets));
    }

    @Test
    void theCanaryIsFoundInAnyBase64OfATextThatHoldsIt() {
        for (String before : List.of("", "a", "ab", "abc")) {
            String text = Base64.getEncoder().encodeToString((before + CANARY + " and more").getBytes(UTF_8));
            assertThat(IN_BASE64).as(text).anyMatch(text::contains);
        }
    }

    /** What is the same of it in base64 after so many bytes, whatever they are and whatever follows. */
    private static String inBase64(int after) {
        String all = Base64.getEncoder().withoutPadding().encodeToString(("x".repeat(after) + CANARY).getBytes(UTF_8));
        int bits = 8 * (after + CANARY.length());
        return all.substring((8 * after + 5) / 6, bits / 6);
    }

    private String send(String what, String behaviour) throws Exception {
        api.behave("ses", behaviour);
        api.behave("sendgrid", behaviour);
        HttpResponse<String> accepted = api.send(EMAIL, "idempotency-key", keyOf(what));
        seen.put("the answer to one " + what, accepted.body());
        assertThat(accepted.statusCode()).isEqualTo(202);
        return Api.id(accepted.body());
    }

    private static String keyOf(String what) {
        return CANARY + "-" + what.replaceAll("[^a-z]+", "-");
    }

    /** Last of all: nothing else works without it. */
    private void answerWithoutAQueue(LocalStack stack) throws Exception {
        StoreAddresses stores = stack.stores();
        try (SqsClient sqs = SqsClient.builder()
                .endpointOverride(stores.sqs())
                .region(Region.of(stores.region()))
                .credentialsProvider(NOBODY)
                .build()) {
            sqs.deleteQueue(request -> request.queueUrl(stores.outboxQueueUrl()));
        }
        answered("an email that can't be queued", 503, api.send(EMAIL));
        answered("one with a key", 503, api.send(EMAIL, "idempotency-key", keyOf("without a queue")));
    }

    private void refuseEachDoor() throws Exception {
        String other = EMAIL.replace("X-Private", "X-Other");
        answered(
                "another email with a used key", 422, api.send(other, "idempotency-key", keyOf("delivered by either")));
        assertThat(seen.get("the answer to another email with a used key")).contains("key-reused");

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

    private void collect(LocalStack stack, List<DeadLetter> letters) throws Exception {
        for (Path log : stack.logs()) {
            String function = String.valueOf(log.getFileName()).replaceFirst("(-\\d+)?\\.log$", "");
            seen.merge("the log of " + function, Files.readString(log), String::concat);
        }
        StoreAddresses stores = stack.stores();
        try (DynamoDbClient dynamoDb = DynamoDbClient.builder()
                .endpointOverride(stores.dynamoDb())
                .region(Region.of(stores.region()))
                .credentialsProvider(NOBODY)
                .build()) {
            seen.put(
                    "the ledger",
                    dynamoDb.scan(r -> r.tableName(stores.ledgerTable()))
                            .items()
                            .toString());
        }
        for (DeadLetter letter : letters) {
            seen.put("the reason of dead letter " + letter.messageId(), Objects.requireNonNull(letter.reason()));
        }
        seen.put("every key in Redis", stack.redis().orElseThrow().eval(EVERY_KEY, RoutingHash.KEY));
        assertThat(seen.get("every key in Redis")).contains(RoutingHash.KEY + " = ");
        assertThat(seen.get("the ledger")).contains("attempts");
    }

    private static String state(LocalStack stack, String id) {
        return stack.ledgerState(id).orElseThrow();
    }
}
