package dev.emailservice.adapters.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.emailservice.adapters.Jobs;
import dev.emailservice.adapters.sendgrid.SendGridEmailId;
import dev.emailservice.delivery.events.ProviderEvent;
import dev.emailservice.delivery.events.ProviderEvent.Kind;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendGridEventsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant AT = Instant.ofEpochSecond(1_795_514_400);
    private static final EmailId ID = Jobs.job(NOW).id();

    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments("processed", Kind.ACCEPTED, null),
                arguments("deferred", Kind.DELAYED, null),
                arguments("delivered", Kind.DELIVERED, null),
                arguments("bounce", Kind.BOUNCED, "blocked/5.7.1"),
                arguments("dropped", Kind.REJECTED, "Bounced Address"),
                arguments("spamreport", Kind.COMPLAINED, null));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachEventSaysWhatHasBecomeOfTheEmail(String name, Kind kind, @Nullable String detail) {
        assertThat(read(event(name, ID.value())))
                .containsExactly(new ProviderEvent(ID, new ProviderName("sendgrid"), kind, AT, "ZXZlbnQ-1", detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "click", "unsubscribe", "group_resubscribe", "", "no such event"})
    void whatSaysNothingOfTheDeliveryIsLeftOut(String name) {
        assertThat(read(event(name, ID.value()))).isEmpty();
    }

    @Test
    void oneThatCanNotBeUsedDoesNotCostTheOthers() {
        assertThat(read("null", "7", "[]", "{}", event("delivered", "not an id"), event("delivered", ID.value())))
                .hasSize(1);
    }

    @Test
    void anEventWithoutAnIdOfSendGridsGetsOneThatStaysTheSame() {
        String bare = "{\"event\":\"delivered\",\"email_id\":\"%s\",\"timestamp\":1}".formatted(ID);
        assertThat(read(bare)).isEqualTo(read(bare));
        assertThat(read(bare, bare.replace("delivered", "deferred")))
                .extracting(ProviderEvent::eventId)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"soon\"", "-1", "1e300", "99999999999999999999999", "null", "{}"})
    void aTimeThatMakesNoSenseIsTheTimeItCame(String timestamp) {
        assertThat(read("{\"event\":\"delivered\",\"email_id\":\"%s\",\"timestamp\":%s}".formatted(ID, timestamp)))
                .extracting(ProviderEvent::at)
                .containsExactly(NOW);
    }

    @Test
    void noAddressIsInWhatIsRead() {
        String quoting = event("dropped", ID.value()).replace("Bounced Address", "no canary@example.com here");
        assertThat(read(event("bounce", ID.value()), quoting).toString()).doesNotContainIgnoringCase("canary");
    }

    @Test
    void theEmailIsFoundByTheArgumentItWasSentWith() {
        assertThat(event("delivered", ID.value())).contains('"' + SendGridEmailId.ARGUMENT + '"');
    }

    private static List<ProviderEvent> read(String... events) {
        return SendGridEvents.of(EventJson.read("[" + String.join(",", events) + "]"), NOW);
    }

    private static String event(String name, String emailId) {
        return """
                {"email":"canary@example.com","timestamp":1795514400,"smtp-id":"<canary@ismtpd>","event":"%s",
                 "category":["a:b"],"sg_event_id":"ZXZlbnQ-1","sg_message_id":"m.1","email_id":"%s","type":"blocked",
                 "status":"5.7.1","reason":"Bounced Address","response":"550 canary@example.com unknown"}
                """.formatted(name, emailId);
    }
}
