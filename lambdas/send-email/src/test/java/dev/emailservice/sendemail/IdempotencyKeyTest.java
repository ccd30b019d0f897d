package dev.emailservice.sendemail;

import static dev.emailservice.sendemail.Api.VALID_BODY;
import static dev.emailservice.sendemail.Api.json;
import static dev.emailservice.sendemail.Api.post;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.RequestIdentity;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.emailservice.delivery.intake.IdempotentIntake;
import dev.emailservice.delivery.ledger.InMemoryLedger;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header Idempotency-Key, as a caller sees it. */
class IdempotencyKeyTest {

    private final Api api = new Api();

    private APIGatewayProxyResponseEvent call(String key, String body) {
        return api.call(keyed(key, body));
    }

    private static APIGatewayProxyRequestEvent keyed(String key, String body) {
        return post(body).withHeaders(Map.of("Content-Type", "application/json", "idempotency-key", key));
    }

    private static APIGatewayProxyRequestEvent by(String caller, APIGatewayProxyRequestEvent event) {
        return event.withRequestContext(
                new ProxyRequestContext().withIdentity(new RequestIdentity().withApiKey(caller)));
    }

    @Test
    void aRepeatedRequestIsAnsweredAsTheFirstAndSaysSo() {
        APIGatewayProxyResponseEvent first = call("order-1", VALID_BODY);
        APIGatewayProxyResponseEvent again = call("order-1", VALID_BODY);

        assertThat(first.getStatusCode()).isEqualTo(202);
        assertThat(first.getHeaders()).doesNotContainKey("Idempotent-Replayed");
        assertThat(again.getStatusCode()).isEqualTo(202);
        assertThat(again.getBody()).isEqualTo(first.getBody());
        assertThat(again.getHeaders()).containsEntry("Idempotent-Replayed", "true");
        assertThat(api.queue()).hasSize(1);
    }

    @Test
    void anotherLayoutOfTheSameJsonIsTheSameRequest() {
        String body = "{\"to\":\"a@example.org\",\"from\":\"b@example.com\",\"subject\":\"s\",\"text\":\"t\"}";
        String other =
                "{ \"from\": \"b@example.com\",\n\"to\": \"a@example.org\", \"text\": \"t\", \"subject\": \"\\u0073\" }";

        assertThat(call("k", body).getBody()).isEqualTo(call("k", other).getBody());
    }

    @Test
    void anotherContentIsAnswered422AndSendsNothing() {
        call("order-1", VALID_BODY);
        APIGatewayProxyResponseEvent other = call("order-1", VALID_BODY.replace("Notes", "Other"));

        assertThat(other.getStatusCode()).isEqualTo(422);
        assertThat(json(other).path("type").textValue()).endsWith(":key-reused");
        assertThat(api.queue()).hasSize(1);
    }

    @Test
    void aRequestWithMistakesDoesNotUseUpItsKey() {
        assertThat(call("order-1", VALID_BODY.replace("ada@", "")).getStatusCode())
                .isEqualTo(422);
        assertThat(call("order-1", VALID_BODY).getStatusCode()).isEqualTo(202);
    }

    @Test
    void aRequestThatWasAnswered503IsAcceptedWhenItIsSentAgain() {
        api.queueGoesAway();
        assertThat(call("order-1", VALID_BODY).getStatusCode()).isEqualTo(503);
        api.queueComesBack();

        assertThat(call("order-1", VALID_BODY).getStatusCode()).isEqualTo(202);
        assertThat(api.queue()).hasSize(1);
    }

    @Test
    void aKeyBelongsToItsCaller() {
        APIGatewayProxyResponseEvent one = api.call(by("one", keyed("k", VALID_BODY)));
        APIGatewayProxyResponseEvent other = api.call(by("other", keyed("k", VALID_BODY)));

        assertThat(one.getBody()).isNotEqualTo(other.getBody());
        assertThat(api.queue()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000b", "sch\u00f6n", "tab\there"})
    void aHeaderThatIsNoKeyIsMalformedAndSendsNothing(String key) {
        APIGatewayProxyResponseEvent answer = call(key, VALID_BODY);

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(api.queue()).isEmpty();
    }

    @Test
    void aKeyOf256CharactersIsTheLongest() {
        assertThat(call("k".repeat(256), VALID_BODY).getStatusCode()).isEqualTo(202);
        assertThat(call("k".repeat(257), VALID_BODY).getStatusCode()).isEqualTo(400);
    }

    @Test
    void anEmailThatWasAcceptedAndHasExpiredSinceIsAnsweredAsBefore() {
        IdempotentIntake intake = Api.intake(new InMemoryLedger(), _ -> {});
        Instant[] now = {Instant.parse("2026-11-24T10:00:00Z")};
        SendEmailHandler handler = new SendEmailHandler(() -> intake, () -> now[0]);
        APIGatewayProxyRequestEvent request =
                keyed("code-1", VALID_BODY.replace("{", "{\"expires_at\":\"2026-11-24T10:05:00Z\","));
        APIGatewayProxyResponseEvent first = handler.handleRequest(request, null);
        assertThat(first.getStatusCode()).isEqualTo(202);
        now[0] = now[0].plusSeconds(600);

        assertThat(handler.handleRequest(request, null).getBody()).isEqualTo(first.getBody());
        APIGatewayProxyRequestEvent another = keyed("code-2", requireNonNull(request.getBody()));
        assertThat(handler.handleRequest(another, null).getStatusCode()).isEqualTo(422);
    }
}
