package dev.emailservice.apiauthorizer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.ManualClock;
import dev.emailservice.delivery.access.ApiKey;
import dev.emailservice.delivery.access.InMemoryKeyStore;
import dev.emailservice.delivery.access.KeyCheck;
import dev.emailservice.delivery.access.Keys;
import dev.emailservice.delivery.access.Scope;
import dev.emailservice.delivery.intake.SenderDomains;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.settings.Variables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiAuthorizerHandlerTest {

    private static final String METHOD = "arn:aws:execute-api:eu-west-1:123456789012:a1b2c3/v1/POST/emails";

    private final InMemoryKeyStore store = new InMemoryKeyStore();
    private final ApiAuthorizerHandler handler = new ApiAuthorizerHandler(() -> new KeyCheck(store));
    private final ApiKey key = Keys.key(1);

    @Test
    void aKnownKeyMayCallTheWholeApiAndItsRightsGoAlong() throws IOException {
        store.create(Keys.stored(key, new SenderDomains(Set.of("b.example", "a.example")), Scope.SEND, Scope.READ));

        JsonNode answer = call(event("x-api-key", key.text()));

        assertThat(answer.path("principalId").asText()).isEqualTo(key.id());
        JsonNode statement = answer.at("/policyDocument/Statement/0");
        assertThat(answer.at("/policyDocument/Statement")).hasSize(1);
        assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
        assertThat(statement.path("Action").asText()).isEqualTo("execute-api:Invoke");
        assertThat(statement.path("Resource").asText())
                .isEqualTo("arn:aws:execute-api:eu-west-1:123456789012:a1b2c3/v1/*");
        assertThat(answer.path("context").toString())
                .isEqualTo(
                        "{\"keyId\":\"%s\",\"scopes\":\"read send\",\"domains\":\"a.example,b.example\",\"owner\":\"%s\"}"
                                .formatted(key.id(), key.owner()));
        assertThat(answer.toString()).doesNotContain(key.secret());
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization,'Bearer '",
        "authorization,'bearer  '",
        "AUTHORIZATION,'BEARER '",
        "X-Api-Key,",
        "x-api-key,"
    })
    void bothHeadersAreTakenInWhateverCase(String name, @Nullable String before) throws IOException {
        store.create(Keys.stored(key));
        String value = before == null ? key.text() : before + key.text();
        assertThat(call(event(name, value)).path("principalId").asText()).isEqualTo(key.id());
    }

    @Test
    void theSignatureOfAnSesClientBesideTheKeyIsNoKey() throws IOException {
        store.create(Keys.stored(key));
        ObjectNode event =
                event("Authorization", "AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/ses/aws4_request");
        ((ObjectNode) event.path("headers")).put("x-api-key", key.text());
        assertThat(call(event).path("principalId").asText()).isEqualTo(key.id());
    }

    @Test
    void theSameKeyInBothHeadersIsOneAndTwoKeysAreNone() throws IOException {
        store.create(Keys.stored(key));
        store.create(Keys.stored(Keys.key(2)));
        ObjectNode event = event("Authorization", "Bearer " + key.text());
        ((ObjectNode) event.path("headers")).put("x-api-key", key.text());
        assertThat(call(event).path("principalId").asText()).isEqualTo(key.id());

        event.putObject("multiValueHeaders")
                .putArray("x-api-key")
                .add(Keys.key(2).text());
        assertRefused(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic abc", "Bearer abc", "Bearer es_1_2"})
    void whatIsNoKeyIsUnauthorizedAndReadsNothing(String authorization) {
        assertRefused(event("Authorization", authorization));
        assertThat(store.finds()).isZero();
    }

    @Test
    void aRequestWithoutAnyHeaderIsUnauthorized() {
        ObjectNode event = event("x", "y");
        event.putNull("headers");
        event.putNull("multiValueHeaders");
        assertRefused(event);
        event.remove("headers");
        assertRefused(event);
    }

    @Test
    void anUnknownAWrongAndARevokedKeyAreUnauthorizedAllAlike() {
        store.create(Keys.stored(key));
        store.create(Keys.stored(Keys.key(2)));
        store.revoke(Keys.key(2).id(), Keys.CREATED);
        for (ApiKey each : new ApiKey[] {Keys.key(3), Keys.withAnotherSecret(key), Keys.key(2)}) {
            assertRefused(event("x-api-key", each.text()));
        }
    }

    @Test
    void withoutTheLedgerNobodyIsAllowedAndNobodyIsUnauthorized() {
        store.create(Keys.stored(key));
        store.goAway();
        assertThatThrownBy(() -> call(event("x-api-key", key.text()))).isInstanceOf(LedgerUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "arn:aws:execute-api:eu-west-1:123456789012:*/v1/POST/emails"})
    void aPolicyIsNeverWiderThanTheApi(String methodArn) {
        store.create(Keys.stored(key));
        ObjectNode event = event("x-api-key", key.text()).put("methodArn", methodArn);
        assertThatThrownBy(() -> call(event)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFunctionThatCanNotBeWiredNamesTheMissingVariable() {
        ApiAuthorizerHandler unwired = new ApiAuthorizerHandler(Wiring.of(new Variables(Map.of()), new ManualClock()));
        assertThatThrownBy(() -> call(unwired, event("x-api-key", key.text()))).hasMessageContaining("LEDGER_TABLE");
    }

    private void assertRefused(ObjectNode event) {
        assertThatThrownBy(() -> call(event))
                .isInstanceOf(UnauthorizedException.class)
                .hasMessage("Unauthorized");
    }

    private static ObjectNode event(String header, String value) {
        ObjectNode event = Json.ASCII.createObjectNode();
        event.put("type", "REQUEST").put("methodArn", METHOD).put("httpMethod", "POST");
        event.putObject("headers").put(header, value);
        event.putObject("multiValueHeaders").putArray(header).add(value);
        return event;
    }

    private JsonNode call(ObjectNode event) throws IOException {
        return call(handler, event);
    }

    private static JsonNode call(ApiAuthorizerHandler handler, ObjectNode event) throws IOException {
        Context context = (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, _, _) -> "request-1");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.toString().getBytes(UTF_8)), out, context);
        return Json.ASCII.readTree(out.toByteArray());
    }
}
