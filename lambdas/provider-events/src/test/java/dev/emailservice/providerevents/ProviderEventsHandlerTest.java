package dev.emailservice.providerevents;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.adapters.events.SendGridWebhook;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.settings.Variables;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ProviderEventsHandlerTest {

    private static final String ID = "00000000-0000-4000-8000-000000000001";

    private final Rig rig = new Rig();

    @Test
    void anEventOfSesMovesTheEmailOnAndTheBatchIsDone() {
        rig.sent(ID);
        assertThat(failed(ses("Delivery", ID), ses("Open", ID), ses("Bounce", "00000000-0000-4000-8000-000000000009")))
                .isEmpty();
        assertThat(rig.state(ID)).isEqualTo(LedgerState.DELIVERED);
    }

    @Test
    void aMessageThatIsNoEventFailsAloneSoThatItsQueueGivesItUp() {
        rig.sent(ID);
        assertThat(failed("canary@example.com", ses("Bounce", ID))).containsExactly("m-0");
        assertThat(rig.state(ID)).isEqualTo(LedgerState.BOUNCED);
    }

    @Test
    void whileTheLedgerIsAwayTheWholeBatchComesBack() {
        rig.sent(ID);
        rig.ledger.setUnavailable(true);
        assertThat(failed(ses("Delivery", ID), ses("Open", ID), "no event")).containsExactly("m-0", "m-1", "m-2");
    }

    @Test
    void aFunctionThatCanNotBeWiredNamesEveryMessageAndAsksSendGridToComeAgainAndCountsThem() throws IOException {
        rig.handler = rig.handler(Wiring.of(new Variables(Map.of()), rig.clock));
        assertThat(failed(ses("Delivery", ID), ses("Delivery", ID))).containsExactly("m-0", "m-1");
        assertThat(post(delivered(ID))).isEqualTo(503);
        assertThat(rig.notApplied()).containsExactly(2, 1);
    }

    @Test
    void whatIsAppliedOrRefusedForGoodIsNotCounted() throws IOException {
        rig.sent(ID);
        failed(ses("Delivery", ID), ses("Open", ID));
        post(delivered(ID));
        post("{}");
        status(Json.ASCII.createObjectNode());
        assertThat(rig.notApplied()).isEmpty();
        failed("no event");
        assertThat(rig.notApplied()).containsExactly(1);
    }

    @Test
    void whatSendGridSignedMovesTheEmailOn() {
        rig.sent(ID);
        assertThat(post(delivered(ID))).isEqualTo(200);
        assertThat(post(delivered(ID))).isEqualTo(200);
        assertThat(rig.state(ID)).isEqualTo(LedgerState.DELIVERED);
    }

    @Test
    void aCallInBase64IsTheSameCall() {
        rig.sent(ID);
        ObjectNode request = rig.signed(delivered(ID));
        request.put("body", Base64.getEncoder().encodeToString(Rig.bytes(delivered(ID))));
        request.put("isBase64Encoded", true);
        assertThat(status(request)).isEqualTo(200);
        assertThat(status(request.put("body", "%%%"))).isEqualTo(401);
    }

    @Test
    void aCallThatNobodySignedIsRefusedAndChangesNothing() {
        rig.sent(ID);
        ObjectNode request = rig.signed(delivered(ID));
        assertThat(status(request.deepCopy().put("body", delivered(ID) + " "))).isEqualTo(401);
        assertThat(status(request.deepCopy().putNull("body"))).isEqualTo(401);
        assertThat(status(request.deepCopy().without("headers"))).isEqualTo(401);
        ObjectNode malformed = request.deepCopy();
        ((ObjectNode) malformed.path("headers")).put(SendGridWebhook.SIGNATURE_HEADER.toLowerCase(Locale.ROOT), "%%%");
        assertThat(status(malformed)).isEqualTo(401);
        assertThat(rig.state(ID)).isEqualTo(LedgerState.SENT);
    }

    @Test
    void aHugeCallIs413AndASignedOneThatIsNoList400() {
        assertThat(post("[" + " ".repeat(SendGridWebhook.MAX_BYTES) + "]")).isEqualTo(413);
        assertThat(post("{}")).isEqualTo(400);
    }

    @Test
    void whileTheLedgerIsAwaySendGridIsAskedToComeAgain() {
        rig.sent(ID);
        rig.ledger.setUnavailable(true);
        assertThat(post(delivered(ID))).isEqualTo(503);
        rig.ledger.setUnavailable(false);
        assertThat(post(delivered(ID))).isEqualTo(200);
    }

    @Test
    void whileTheKeyCanNotBeReadSendGridIsAskedToComeAgain() {
        rig.publicKey = null;
        assertThat(post(delivered(ID))).isEqualTo(503);
    }

    @Test
    void onlyPostOfTheOnePathIsThere() {
        assertThat(status(rig.signed("[]").put("resource", "/events/ses").put("path", "/events/ses")))
                .isEqualTo(404);
        assertThat(status(rig.signed("[]").put("httpMethod", "GET"))).isEqualTo(405);
        assertThat(status(Json.ASCII.createObjectNode())).isEqualTo(404);
    }

    @Test
    void nothingThatCameIsInTheLogOrTheAnswer() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger root = (Logger) LoggerFactory.getLogger("dev.emailservice");
        root.addAppender(lines);
        rig.sent(ID);
        post(delivered(ID));
        post("{\"canary@example.com\":");
        failed("canary@example.com", ses("Bounce", ID));
        String answer = rig.answer(rig.signed("canary@example.com")).toString();
        root.detachAppender(lines);
        assertThat(lines.list).hasSizeGreaterThan(3);
        assertThat(lines.list.stream()
                        .map(line -> line.getFormattedMessage() + line.getKeyValuePairs() + line.getThrowableProxy())
                        .collect(Collectors.joining("\n")))
                .contains(ID)
                .doesNotContainIgnoringCase("canary");
        assertThat(answer).doesNotContainIgnoringCase("canary");
    }

    private List<String> failed(String... bodies) {
        ObjectNode event = Json.ASCII.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (int i = 0; i < bodies.length; i++) {
            records.addObject().put("messageId", "m-" + i).put("body", bodies[i]);
        }
        return rig.answer(event)
                .path("batchItemFailures")
                .valueStream()
                .map(item -> item.path("itemIdentifier").asText())
                .toList();
    }

    private int post(String body) {
        return status(rig.signed(body));
    }

    private int status(JsonNode request) {
        return rig.answer(request).path("statusCode").asInt();
    }

    private static String delivered(String id) {
        return """
                [{"email":"canary@example.com","event":"delivered","email_id":"%s","sg_event_id":"e-1","timestamp":1795514400}]
                """.formatted(id);
    }

    private static String ses(String type, String id) {
        return """
                {"detail-type":"x","source":"aws.ses","detail":{"eventType":"%s","mail":{"messageId":"m-1",
                "timestamp":"2026-11-24T10:00:00Z","destination":["canary@example.com"],"tags":{"email-id":["%s"]}},
                "%s":{"timestamp":"2026-11-24T10:00:05Z"}}}
                """.formatted(type, id, type.toLowerCase(Locale.ROOT));
    }
}
