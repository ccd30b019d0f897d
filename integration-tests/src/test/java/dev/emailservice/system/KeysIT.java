package dev.emailservice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emailservice.cli.Mailctl;
import dev.emailservice.cli.keys.LocalKeys;
import dev.emailservice.delivery.access.ApiKey;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.poller.QueueDepth;
import dev.emailservice.model.settings.EnvironmentVariable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** API keys from {@code mailctl keys} to the packaged authorizer before the API. */
class KeysIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static LocalStack stack;
    private static Api api;

    /** What {@code mailctl} said to standard error. */
    private final StringWriter err = new StringWriter();

    /** Ready when the control interface and both functions have worked once: on a slow machine the first time takes seconds. */
    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.start(
                Stacks.options()
                        .withApiKeys(true)
                        .withVariable(EnvironmentVariable.API_KEY_CACHE_SECONDS, "1")
                        .withVariable(EnvironmentVariable.LOG_LEVEL, "DEBUG"),
                _ -> {});
        api = new Api(stack.address());
        assertThat(api.get("/_local/status").statusCode()).isEqualTo(200);
        ApiKey first = ApiKey.random(new SecureRandom());
        LocalKeys.accept(stack.stores(), first, Instant.now());
        await().atMost(PATIENCE).until(() -> send(first).statusCode() == 202);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    /** Runs {@code mailctl keys} against the stack and answers what it printed to standard output. */
    private String keys(int status, String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine mailctl = Mailctl.commandLine();
        mailctl.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String port = Integer.toString(stack.address().getPort());
        assertThat(mailctl.execute(Stream.of(Stream.of("keys"), Stream.of(arguments), Stream.of("--port", port))
                        .flatMap(each -> each)
                        .toArray(String[]::new)))
                .as(err.toString())
                .isEqualTo(status);
        return out.toString();
    }

    private ApiKey key(String... arguments) {
        String printed = keys(
                0,
                Stream.concat(Stream.of("create", "--name", "shop"), Stream.of(arguments))
                        .toArray(String[]::new));
        return ApiKey.parse(printed.strip()).orElseThrow(() -> new AssertionError("more than the key was printed"));
    }

    private static String emailFrom(String domain) {
        return "{\"from\":\"app@%s\",\"to\":\"ada@example.org\",\"subject\":\"Keys\",\"text\":\"Hi\"}"
                .formatted(domain);
    }

    private static HttpResponse<String> send(ApiKey key) throws Exception {
        return api.send(emailFrom("example.com"), "x-api-key", key.text());
    }

    /** Neither the ledger nor a queue nor a provider has heard of the request. */
    private static void assertRefused(int status, HttpResponse<String> response, Set<String> before) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(stack.ledgerStates().keySet()).isEqualTo(before);
    }

    private static Set<String> idle() {
        await().atMost(PATIENCE).until(() -> stack.queue().equals(new QueueDepth(0, 0, 0)));
        return stack.ledgerStates().keySet();
    }

    @Test
    void aKeyThatMaySendIsTakenInEitherHeader() throws Exception {
        ApiKey key = key();

        assertThat(send(key).statusCode()).isEqualTo(202);
        assertThat(api.send(emailFrom("example.com"), "authorization", "Bearer " + key.text())
                        .statusCode())
                .isEqualTo(202);
        assertThat(api.send(
                                emailFrom("example.com"),
                                "authorization",
                                "AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/ses/aws4_request",
                                "x-api-key",
                                key.text())
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void nobodyGetsInWithoutAKeyOrWithAWrongOne() throws Exception {
        ApiKey key = key();
        char last = key.secret().charAt(63);
        ApiKey wrong = new ApiKey(key.id(), key.secret().substring(0, 63) + (last == '0' ? '1' : '0'));
        assertThat(send(key).statusCode()).isEqualTo(202);
        Set<String> before = idle();

        assertRefused(401, api.send(emailFrom("example.com")), before);
        assertRefused(401, send(wrong), before);
        assertRefused(401, send(new ApiKey("0000000000000000", key.secret())), before);
        assertRefused(401, api.send(emailFrom("example.com"), "authorization", "Bearer key"), before);
    }

    @Test
    void aKeyThatMayOnlyReadIsForbiddenToSend() throws Exception {
        ApiKey key = key("--scope", "read");
        Set<String> before = idle();

        assertRefused(403, send(key), before);
    }

    @Test
    void anEmailOfAForeignDomainIsForbiddenAndLeavesNothingInLedgerAndQueue() throws Exception {
        ApiKey key = key("--domain", "shop.example", "--domain", "mail.shop.example");
        Set<String> before = idle();

        assertRefused(403, send(key), before);
        assertThat(stack.queue()).isEqualTo(new QueueDepth(0, 0, 0));
        assertThat(api.send(emailFrom("shop.example"), "x-api-key", key.text()).statusCode())
                .isEqualTo(202);
    }

    @Test
    void aRevokedKeyIsRefusedOnceItIsForgottenAndOthersGoOn() throws Exception {
        ApiKey revoked = key();
        ApiKey other = key();
        assertThat(send(revoked).statusCode()).isEqualTo(202);

        keys(0, "revoke", revoked.id());

        await().atMost(PATIENCE).until(() -> send(revoked).statusCode() == 401);
        assertThat(send(revoked).statusCode()).isEqualTo(401);
        assertThat(send(other).statusCode()).isEqualTo(202);
        assertThat(keys(0, "list").lines().filter(line -> line.contains(revoked.id())))
                .singleElement()
                .asString()
                .doesNotContain(" - ");
    }

    @Test
    void revokingAKeyThatIsNotThereFallsShort() {
        keys(1, "revoke", "0000000000000000");
        assertThat(err.toString()).contains("there is no API key 0000000000000000");
    }

    @Test
    void theSameIdempotencyKeyOfTwoCallersIsTwoEmails() throws Exception {
        ApiKey one = key();
        ApiKey other = key();
        String first = idempotent(one);

        assertThat(idempotent(one)).isEqualTo(first);
        assertThat(idempotent(other)).isNotEqualTo(first);
    }

    private static String idempotent(ApiKey key) throws Exception {
        HttpResponse<String> response =
                api.send(emailFrom("example.com"), "x-api-key", key.text(), "idempotency-key", "order-1");
        assertThat(response.statusCode()).isEqualTo(202);
        return Api.id(response.body());
    }

    @Test
    void theSecretOfAKeyIsInNoLogNoStatusAndNoListWhetherTheKeyWorksOrNot() throws Exception {
        ApiKey key = key();
        assertThat(send(key).statusCode()).isEqualTo(202);
        assertThat(send(new ApiKey("0000000000000000", key.secret())).statusCode())
                .isEqualTo(401);
        keys(2, "revoke", key.text());
        keys(0, "revoke", key.id());
        await().atMost(PATIENCE).until(() -> send(key).statusCode() == 401);

        List<String> seen = new ArrayList<>();
        for (Path log : stack.logs()) {
            seen.add(Files.readString(log));
        }
        assertThat(seen).as("the log of the authorizer").anyMatch(log -> log.contains("caller refused"));
        seen.add(keys(0, "list"));
        seen.add(err.toString());
        seen.add(api.get("/_local/status").body());
        assertThat(seen).noneMatch(text -> text.contains(key.secret()));
        assertThat(keys(0, "list")).contains(key.id());
    }
}
