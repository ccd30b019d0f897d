package dev.emailservice.adapters.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.emailservice.adapters.events.SesReading.Event;
import dev.emailservice.adapters.events.SesReading.Ignored;
import dev.emailservice.adapters.events.SesReading.Unreadable;
import dev.emailservice.adapters.ses.SesEmailId;
import dev.emailservice.delivery.events.ProviderEvent;
import dev.emailservice.delivery.events.ProviderEvent.Kind;
import dev.emailservice.model.json.Json;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SesEventsTest {

    private static final String ID = "00000000-0000-4000-8000-000000000001";
    private static final String MAIL_TIME = "2026-11-24T10:00:00.123Z";
    private static final String EVENT_TIME = "2026-11-24T10:00:05.500Z";

    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments("Send", "send", Kind.ACCEPTED, "{}", MAIL_TIME, null),
                arguments("Delivery", "delivery", Kind.DELIVERED, facts(""), EVENT_TIME, null),
                arguments(
                        "DeliveryDelay",
                        "deliveryDelay",
                        Kind.DELAYED,
                        facts(",\"delayType\":\"MailboxFull\""),
                        EVENT_TIME,
                        "MailboxFull"),
                arguments(
                        "Bounce",
                        "bounce",
                        Kind.BOUNCED,
                        facts(",\"bounceType\":\"Permanent\",\"bounceSubType\":\"General\",\"feedbackId\":\"f-1\""),
                        EVENT_TIME,
                        "Permanent/General"),
                arguments(
                        "Complaint",
                        "complaint",
                        Kind.COMPLAINED,
                        facts(",\"complaintFeedbackType\":\"abuse\",\"complaintSubType\":null"),
                        EVENT_TIME,
                        "abuse"),
                arguments("Reject", "reject", Kind.REJECTED, "{\"reason\":\"Bad content\"}", MAIL_TIME, "Bad content"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachEventSaysWhatHasBecomeOfTheEmailHoweverItIsWrapped(
            String name, String field, Kind kind, String facts, String at, @Nullable String detail) {
        String raw = event(name, field, facts);
        ProviderEvent event = read(raw);
        assertThat(event.kind()).isEqualTo(kind);
        assertThat(event.at()).isEqualTo(Instant.parse(at));
        assertThat(event.detail()).isEqualTo(detail);
        assertThat(event.emailId().value()).isEqualTo(ID);
        assertThat(event.provider().value()).isEqualTo("ses");
        assertThat(read(eventBridge(raw))).isEqualTo(event);
        assertThat(read(sns(raw))).isEqualTo(event);
        assertThat(read(sns(eventBridge(raw)))).isEqualTo(event);
    }

    @Test
    void theSameEventToldTwiceHasTheSameIdAndOthersHaveOthers() {
        String bounce = event("Bounce", "bounce", facts(",\"feedbackId\":\"f-1\""));
        assertThat(read(bounce).eventId()).isEqualTo(read(bounce).eventId());
        assertThat(Stream.of(
                                bounce,
                                bounce.replace("f-1", "f-2"),
                                bounce.replace("m-1", "m-2"),
                                bounce.replace(EVENT_TIME, MAIL_TIME),
                                event("Delivery", "delivery", facts("")))
                        .map(text -> read(text).eventId()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Open", "Click", "Subscription", "Rendering Failure"})
    void whatSaysNothingOfTheDeliveryIsIgnored(String name) {
        assertThat(SesEvents.read(event(name, "open", facts("")))).isInstanceOf(Ignored.class);
    }

    @Test
    void anEmailThatCarriesNoIdOfOursIsIgnored() {
        String delivery = event("Delivery", "delivery", facts(""));
        assertThat(SesEvents.read(delivery.replace("email-id", "other"))).isInstanceOf(Ignored.class);
        assertThat(SesEvents.read(delivery.replace(ID, "canary@example.com"))).isInstanceOf(Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary",
                "[]",
                "null",
                "{}",
                "{\"eventType\":\"Send\"}",
                "{\"Message\":\"{\"}",
                "{\"Message\":\"\"}",
                "{\"detail\":{\"detail\":{\"detail\":{\"detail\":{\"detail\":{}}}}}}"
            })
    void whatIsNoEventIsUnreadable(String text) {
        assertThat(SesEvents.read(text)).isInstanceOf(Unreadable.class);
    }

    @Test
    void anEventWithoutATimeIsUnreadable() {
        assertThat(SesEvents.read(event("Delivery", "delivery", facts("")).replace(EVENT_TIME, "soon")))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void noAddressIsInWhatIsRead() {
        String quoting = event("Reject", "reject", "{\"reason\":\"no canary@example.com\"}");
        assertThat(SesEvents.read(quoting).toString()).contains("REJECTED");
        assertThat(SesEvents.read(quoting).toString()).doesNotContainIgnoringCase("canary");
    }

    @Test
    void theEmailIsFoundByTheTagItWasSentWith() {
        assertThat(event("Send", "send", "{}")).contains('"' + SesEmailId.TAG + '"');
    }

    private static ProviderEvent read(String text) {
        return ((Event) SesEvents.read(text)).event();
    }

    private static String facts(String more) {
        return "{\"timestamp\":\"%s\"%s}".formatted(EVENT_TIME, more);
    }

    private static String event(String name, String field, String facts) {
        return """
                {"eventType":"%s","mail":{"timestamp":"%s","source":"canary@example.com","messageId":"m-1",
                 "destination":["canary@example.com"],"headersTruncated":false,"headers":[{"name":"To","value":"canary@example.com"}],
                 "tags":{"ses:configuration-set":["email-service-dev"],"email-id":["%s"]}},"%s":%s}
                """.formatted(name, MAIL_TIME, ID, field, facts);
    }

    private static String eventBridge(String detail) {
        return """
                {"version":"0","id":"12345678-1234-1234-1234-123456789012","detail-type":"Email Delivered","source":"aws.ses",
                 "account":"000000000000","time":"2026-11-24T10:00:06Z","region":"eu-west-1","resources":[],"detail":%s}
                """.formatted(detail);
    }

    private static String sns(String message) {
        return Json.ASCII
                .createObjectNode()
                .put("Type", "Notification")
                .put("Message", message)
                .toString();
    }
}
