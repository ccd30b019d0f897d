package dev.emailservice.sendemail;

import static dev.emailservice.sendemail.Api.VALID_BODY;
import static dev.emailservice.sendemail.Api.json;
import static dev.emailservice.sendemail.Api.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.emailservice.delivery.intake.SenderDomains;
import dev.emailservice.delivery.ledger.LedgerEntry;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.settings.DeployedFunction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendEmailHandlerTest {

    private final Api api = new Api();

    @Test
    void aValidEmailIsAnsweredWithTheIdThatLedgerAndQueueHold() {
        APIGatewayProxyResponseEvent answer = api.call(post(VALID_BODY));

        assertThat(answer.getStatusCode()).isEqualTo(202);
        assertThat(answer.getHeaders()).containsEntry("Content-Type", "application/json");
        assertThat(api.queue()).hasSize(1);
        EmailId id = api.queue().getFirst().id();
        assertThat(answer.getBody()).isEqualTo("{\"id\":\"" + id + "\"}");
        assertThat(api.entry(id)).map(LedgerEntry::state).contains(LedgerState.QUEUED);
    }

    @Test
    void anEmailOfASenderThisServiceDoesNotSendForIsAnswered422AndTouchesNothing() {
        Api narrow = new Api(SenderDomains.parse("mail.example.com"));

        APIGatewayProxyResponseEvent answer = narrow.call(post(VALID_BODY));

        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/field").asText()).isEqualTo("from");
        assertThat(json(answer).at("/errors/0/code").asText()).isEqualTo("sender_not_allowed");
        assertThat(narrow.intakeAsked()).isZero();
        String allowed = VALID_BODY.replace("ada@example.com", "ada@mail.example.com");
        assertThat(narrow.call(post(allowed)).getStatusCode()).isEqualTo(202);
    }

    @Test
    void aBodyThatApiGatewayEncodedIsDecodedAsUtf8() {
        String body = VALID_BODY.replace("Notes", "Grüße \ud83d\ude00");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        APIGatewayProxyResponseEvent answer =
                api.call(post(Base64.getEncoder().encodeToString(bytes)).withIsBase64Encoded(true));

        assertThat(answer.getStatusCode()).isEqualTo(202);
        assertThat(api.queue().getFirst().email().subject()).isEqualTo("Grüße \ud83d\ude00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "/w==", "aGVsbG8", ""})
    void anEncodedBodyThatIsNoUtf8JsonIsMalformed(String body) {
        refused(400, "malformed", post(body).withIsBase64Encoded(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "{\"from\":1,\"to\":\"a@example.org\",\"subject\":\"s\",\"text\":\"t\"}"})
    void aBodyWithoutTheShapeOfAnEmailIsMalformed(String body) {
        refused(400, "malformed", post(body));
    }

    @Test
    void noBodyIsMalformed() {
        refused(400, "malformed", post(null));
    }

    @Test
    void aWrongTypeIsNamedByItsField() {
        APIGatewayProxyResponseEvent answer = api.call(post(VALID_BODY.replace("\"Notes\"", "42")));

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").textValue()).isEqualTo("subject");
        assertThat(json(answer).at("/errors/0/code").textValue()).isEqualTo("wrong_type");
    }

    @Test
    void invalidFieldsAreListedInAProblemOfRfc9457() {
        APIGatewayProxyResponseEvent answer = refused(
                422,
                "invalid-fields",
                post(VALID_BODY.replace("alan@example.net", "alan").replace("text", "txet")));

        assertThat(answer.getBody())
                .isEqualTo("{\"type\":\"urn:problem-type:email-service:invalid-fields\","
                        + "\"title\":\"Some fields are not valid\",\"status\":422,"
                        + "\"detail\":\"Correct the fields listed in errors, and send again. Nothing was sent.\","
                        + "\"errors\":[{\"field\":\"txet\",\"code\":\"unknown_field\","
                        + "\"message\":\"Remove this field, or correct its name: no field of an email request is called so.\"},"
                        + "{\"field\":\"to[1]\",\"code\":\"invalid_address\","
                        + "\"message\":\"Give an address such as ada@example.com, or \\\"Ada\\\" <ada@example.com>.\"},"
                        + "{\"field\":\"text\",\"code\":\"required\","
                        + "\"message\":\"Give a text or an html body, or both.\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "post", ""})
    void anyMethodButPostIsNotAllowed(String method) {
        APIGatewayProxyResponseEvent answer =
                refused(405, "method-not-allowed", post(VALID_BODY).withHttpMethod(method));

        assertThat(answer.getHeaders()).containsEntry("Allow", "POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/email", "/emails/1", "/emails/batch/1", "/v3/mail"})
    void anyOtherPathIsNotFound(String path) {
        refused(404, "not-found", post(VALID_BODY).withResource(path).withPath(path));
    }

    @Test
    void theResourceCountsWhereADomainPutsABasePathBeforeIt() {
        assertThat(api.call(post(VALID_BODY).withPath("/mail/emails")).getStatusCode())
                .isEqualTo(202);
    }

    @Test
    void thePathCountsBehindAGreedyResource() {
        assertThat(api.call(post(VALID_BODY).withResource("/{proxy+}")).getStatusCode())
                .isEqualTo(202);
    }

    @Test
    void anotherPathBehindAGreedyResourceIsNotFound() {
        refused(404, "not-found", post(VALID_BODY).withResource("/{proxy+}").withPath("/other"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/jsonp",
                "application/problem+json",
                "application/json; charset=iso-8859-1",
                "multipart/form-data; boundary=x"
            })
    void anyOtherContentTypeIsNotSupported(String contentType) {
        refused(415, "unsupported-media-type", post(VALID_BODY).withHeaders(Map.of("Content-Type", contentType)));
    }

    @Test
    void noContentTypeIsNotSupported() {
        refused(415, "unsupported-media-type", post(VALID_BODY).withHeaders(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\""
            })
    void jsonInUtf8IsSupportedHoweverItIsWritten(String contentType) {
        assertThat(api.call(post(VALID_BODY).withHeaders(Map.of("content-TYPE", contentType)))
                        .getStatusCode())
                .isEqualTo(202);
        assertThat(api.call(post(VALID_BODY)
                                .withHeaders(null)
                                .withMultiValueHeaders(Map.of("CONTENT-TYPE", List.of(contentType))))
                        .getStatusCode())
                .isEqualTo(202);
    }

    @Test
    void anEmailLargerThanAMessageIsTooLargeBeforeTheLedgerIsAsked() {
        api.ledgerGoesAway();

        APIGatewayProxyResponseEvent answer = api.call(post(VALID_BODY.replace("Hello", "x".repeat(1_000_000))));

        assertThat(answer.getStatusCode()).isEqualTo(413);
        assertThat(json(answer).path("detail").textValue()).contains("921600");
        assertThat(api.queue()).isEmpty();
    }

    @Test
    void withoutTheLedgerTheServiceIsUnavailableAndSaysWhenToTryAgain() {
        api.ledgerGoesAway();

        unavailable();
    }

    @Test
    void withoutTheQueueTheServiceIsUnavailableAndSaysWhenToTryAgain() {
        api.queueGoesAway();

        unavailable();
    }

    @Test
    void anEventWithNothingInItIsNotFound() {
        refused(404, "not-found", new APIGatewayProxyRequestEvent());
    }

    @Test
    void lambdaFindsTheHandlerUnderTheNameInTheTemplate() throws Exception {
        assertThat(DeployedFunction.SEND_EMAIL.handler())
                .isEqualTo(SendEmailHandler.class.getName() + "::handleRequest");
        assertThat(SendEmailHandler.class.getConstructor().newInstance()).isNotNull();
    }

    private void unavailable() {
        APIGatewayProxyResponseEvent answer = api.call(post(VALID_BODY));

        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(answer.getHeaders()).containsEntry("Retry-After", "5");
        assertThat(json(answer).path("type").textValue()).endsWith(":unavailable");
        assertThat(api.queue()).isEmpty();
    }

    private APIGatewayProxyResponseEvent refused(int status, String type, APIGatewayProxyRequestEvent event) {
        APIGatewayProxyResponseEvent answer = api.call(event);
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(answer.getHeaders()).containsEntry("Content-Type", "application/problem+json");
        assertThat(json(answer).path("status").intValue()).isEqualTo(status);
        assertThat(json(answer).path("type").textValue()).endsWith(":" + type);
        assertThat(api.intakeAsked()).as("ledger and queue are not touched").isZero();
        return answer;
    }
}
