package dev.emailservice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emailservice.cli.keys.LocalKeys;
import dev.emailservice.delivery.access.ApiKey;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.doubles.Receipt;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.settings.EnvironmentVariable;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An email's whole way, through each provider, on the packaged functions as processes. */
class DeliveryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final ApiKey KEY = ApiKey.random(new SecureRandom());

    private static LocalStack stack;
    private static Api api;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(
                Stacks.options().withApiKeys(true).withVariable(EnvironmentVariable.LOG_LEVEL, "DEBUG"), _ -> {});
        LocalKeys.accept(stack.stores(), KEY, Instant.now());
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
            HttpResponse<String> response = api.send(email(subject), "authorization", "Bearer " + KEY.text());
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

    @ParameterizedTest
    @CsvSource({"ses,bounced", "ses,complained", "sendgrid,bounced", "sendgrid,complained"})
    void whatBecomesOfAnEmailAfterwardsStandsInTheLedger(String provider, String fate) throws Exception {
        String other = provider.equals("ses") ? "sendgrid" : "ses";
        api.behave(other, "{\"mode\":\"error\",\"status\":503}");
        api.behave(provider, "{\"mode\":\"ok\",\"eventFate\":\"%s\",\"eventOrder\":\"reversed\"}".formatted(fate));
        try {
            HttpResponse<String> accepted = api.send(email(fate + " by " + provider), "x-api-key", KEY.text());

            assertThat(accepted.statusCode()).isEqualTo(202);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(stack.ledgerState(Api.id(accepted.body())))
                            .contains(fate));
        } finally {
            api.behave(provider, "{\"mode\":\"ok\"}");
            api.behave(other, "{\"mode\":\"ok\"}");
        }
    }

    @Test
    void fiftyRequestsAtOnceWithOneKeyAreOneEmail() throws Exception {
        String subject = "Once";
        Callable<HttpResponse<String>> request =
                () -> api.send(email(subject), "x-api-key", KEY.text(), "idempotency-key", "order-4711");
        Set<String> ids = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> each : threads.invokeAll(Collections.nCopies(50, request))) {
                HttpResponse<String> response = each.resultNow();
                assertThat(response.statusCode()).isIn(202, 409);
                if (response.statusCode() == 202) {
                    ids.add(Api.id(response.body()));
                }
            }
        }

        assertThat(ids).hasSize(1);
        delivered(subject);
        await().atMost(PATIENCE).until(() -> stack.queue().total() == 0);
        assertThat(stack.receipts().all())
                .filteredOn(each -> each.subject().equals(subject))
                .hasSize(1);
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
        HttpResponse<String> response = api.send("{\"from\":\"app@example.com\",\"bccs\":[]}", "x-api-key", KEY.text());

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
}
