package dev.emailservice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.doubles.Receipt;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.model.settings.EnvironmentVariable;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An email's whole way, through each provider, on the packaged functions as processes. */
class DeliveryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static LocalStack stack;
    private static Api api;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(
                Stacks.options().withApiKey("test-key").withVariable(EnvironmentVariable.LOG_LEVEL, "DEBUG"), _ -> {});
        api = new Api(stack.address());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static Receipt delivered(String subject) {
        return await().atMost(PATIENCE)
                .until(
                        () -> stack.receipts().all().stream()
                                .filter(receipt -> receipt.subject().equals(subject))
                                .findFirst()
                                .orElse(null),
                        receipt -> receipt != null);
    }

    private static String email(String subject) {
        return """
                {"from":"Grace <grace@example.com>","to":["ada@example.org"],"cc":["carol@example.org"],
                 "bcc":["boole@example.org"],"subject":"%s","text":"Grüße 🚀","html":"<p>Grüße</p>"}""".formatted(subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ses", "sendgrid"})
    void anEmailReachesEveryRecipientThroughThisProviderWhileTheOtherIsDown(String provider) throws Exception {
        String other = provider.equals("ses") ? "sendgrid" : "ses";
        assertThat(api.behave(other, "{\"mode\":\"error\",\"status\":503}").statusCode())
                .isEqualTo(200);
        try {
            String subject = "Through " + provider + " – ünïcode";
            HttpResponse<String> response = api.send(email(subject), "authorization", "Bearer test-key");
            assertThat(response.statusCode()).isEqualTo(202);

            Receipt receipt = delivered(subject);
            assertThat(receipt.provider()).isEqualTo(provider);
            assertThat(receipt.recipients())
                    .containsExactly("ada@example.org", "carol@example.org", "boole@example.org");
            assertThat(response.body()).contains(String.valueOf(receipt.emailId()));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(stack.ledgerState(String.valueOf(receipt.emailId())))
                            .contains("delivered"));
        } finally {
            api.behave(other, "{\"mode\":\"ok\"}");
        }
    }

    @Test
    void withoutTheKeyNothingIsAccepted() throws Exception {
        int before = stack.ledgerStates().size();
        assertThat(api.send(email("No key")).statusCode()).isEqualTo(401);
        assertThat(api.send(email("Wrong key"), "x-api-key", "wrong").statusCode())
                .isEqualTo(401);
        assertThat(stack.ledgerStates()).hasSize(before);
    }

    @Test
    void aBadRequestIsExplainedAndLeavesNoTrace() throws Exception {
        int before = stack.ledgerStates().size();
        HttpResponse<String> response = api.send("{\"from\":\"app@example.com\",\"bccs\":[]}", "x-api-key", "test-key");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(response.body()).contains("bccs").contains("\"to\"").contains("subject");
        assertThat(stack.ledgerStates()).hasSize(before);
    }

    @Test
    void anEntryThatNoMessageLeadsToIsSweptOnceItIsStale() {
        EmailId id = new EmailId(UUID.randomUUID().toString());
        Instant now = Instant.now();
        stack.putInLedger(id, now.minusSeconds(3600), now.minusSeconds(120));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stack.ledgerState(id.value())).contains("expired"));
    }

    @Test
    void noAddressSubjectOrBodyIsInAnyLogAtAnyLevel() throws Exception {
        String canary = "canary-7f3a9c";
        int deadLettersBefore = stack.deadLetters();
        String id;
        api.behave("ses", "{\"mode\":\"error\",\"status\":500}");
        api.behave("sendgrid", "{\"mode\":\"error\",\"status\":400}");
        try {
            String body = """
                    {"from":"%1$s@example.com","to":["%1$s@example.org"],"subject":"%1$s","text":"%1$s"}""".formatted(canary);
            HttpResponse<String> accepted = api.send(body, "x-api-key", "test-key");
            assertThat(accepted.statusCode()).isEqualTo(202);
            id = Api.id(accepted.body());
            assertThat(api.send(body.replace("subject", "subjekt"), "x-api-key", "test-key")
                            .statusCode())
                    .isEqualTo(422);
            await().atMost(PATIENCE).until(() -> stack.deadLetters() == deadLettersBefore + 1);
        } finally {
            api.behave("ses", "{\"mode\":\"ok\"}");
            api.behave("sendgrid", "{\"mode\":\"ok\"}");
        }
        StringBuilder workers = new StringBuilder();
        for (Path log : stack.logs()) {
            String text = Files.readString(log);
            assertThat(text).as(log.getFileName().toString()).doesNotContain(canary);
            if (log.getFileName().toString().startsWith(DeployedFunction.PROCESS_EMAIL_QUEUE.functionName())) {
                workers.append(text);
            }
        }
        assertThat(workers.toString())
                .as("the workers' logs name the email they attempted")
                .contains(id);
    }
}
