package dev.emailservice.model.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.model.job.DecodedJob.Malformed;
import dev.emailservice.model.job.DecodedJob.Reason;
import dev.emailservice.model.job.DecodedJob.Valid;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.settings.OnUnknown;
import dev.emailservice.model.settings.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailJobCodecTest {

    @Test
    void aJobWithEverythingInItComesBackEqualAndInTheSameHeaderOrder() {
        EmailJob job = SampleEmails.full();

        DecodedJob decoded = EmailJobCodec.decode(EmailJobCodec.encode(job));

        assertThat(decoded).isEqualTo(new Valid(job));
        assertThat(new ArrayList<>(((Valid) decoded).job().email().headers().keySet()))
                .containsExactly("X-Zebra", "X-Apple");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "Grüße, Ärger & straße",
                "日本語の件名",
                "family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 and flags \uD83C\uDDEE\uD83C\uDDF8",
                "e\u0301 is not \u00e9",
                "right to left \u202e\u05d0\u05d1",
                "outside XML 1.0: \u0000 \u0001 \u000b \ufffe \uffff",
                "separators \u0085 \u2028 \u2029 and \t tab",
                "lone \ud800 and \udc00 surrogates",
                "quotes \" \\ / and </script>",
                "line\r\nbreaks\n"
            })
    void anyTextSurvivesAndOnlyAsciiIsOnTheWire(String text) {
        EmailJob job = SampleEmails.withTexts(text, "<p>" + text + "</p>", text);

        String message = EmailJobCodec.encode(job);

        assertThat(message).matches("[\\x20-\\x7e]+");
        assertThat(EmailJobCodec.decode(message)).isEqualTo(new Valid(job));
    }

    @Test
    void anEmptyBodyIsNotTheSameAsNoBody() {
        EmailJob empty = SampleEmails.withTexts("subject", "", null);
        EmailJob none = SampleEmails.withTexts("subject", null, "");

        assertThat(EmailJobCodec.decode(EmailJobCodec.encode(empty))).isEqualTo(new Valid(empty));
        assertThat(EmailJobCodec.decode(EmailJobCodec.encode(none))).isEqualTo(new Valid(none));
    }

    @Test
    void theSameJobAlwaysGivesTheSameMessage() {
        assertThat(EmailJobCodec.encode(SampleEmails.full())).isEqualTo(EmailJobCodec.encode(SampleEmails.full()));
    }

    @Test
    void whatTheCallerAsksOfTheSendingTravelsWithTheJob() {
        SendOptions options = new SendOptions(Instant.parse("2026-11-24T10:20:00Z"), OnUnknown.HOLD);
        EmailJob full = SampleEmails.full();
        EmailJob job = new EmailJob(full.id(), full.acceptedAt(), full.email(), options);

        assertThat(EmailJobCodec.decode(EmailJobCodec.encode(job))).isEqualTo(new Valid(job));
    }

    @ParameterizedTest
    @CsvSource({
        "expiresAt, soon",
        "expiresAt,",
        "onUnknown, ask_first",
        "onUnknown,",
        "priority, urgent",
        "priority,",
        "provider,"
    })
    void anOptionThatCanNotBeHonouredIsUnreadableRatherThanIgnored(String field, String value) throws Exception {
        assertThat(decode(envelope().put(field, value))).isEqualTo(new Malformed(Reason.UNREADABLE));
    }

    @Test
    void aMessageThatAnEarlierVersionLeftOnTheQueueIsReadUnchanged() {
        assertThat(EmailJobCodec.decode(GoldenMessages.SCHEMA_1)).isEqualTo(new Valid(SampleEmails.full()));
    }

    @Test
    void withoutOptionsThisVersionStillWritesSchemaOne() {
        assertThat(EmailJobCodec.encode(SampleEmails.full())).isEqualTo(GoldenMessages.SCHEMA_1);
    }

    @Test
    void withAnOptionItWritesASchemaThatAWorkerWhichWouldIgnoreItLeavesAlone() {
        EmailJob full = SampleEmails.full();
        SendOptions hold = new SendOptions(null, OnUnknown.HOLD);
        SendOptions soon = new SendOptions(Instant.parse("2026-11-24T10:20:00Z"), null);

        assertThat(EmailJobCodec.encode(new EmailJob(full.id(), full.acceptedAt(), full.email(), hold)))
                .startsWith("{\"schema\":2,");
        assertThat(EmailJobCodec.encode(new EmailJob(full.id(), full.acceptedAt(), full.email(), soon)))
                .startsWith("{\"schema\":2,");
    }

    @Test
    void aPayloadWrittenWithOtherFieldsThanThisVersionWouldWriteHasTheHashItWasAcceptedWith() {
        assertThat(EmailJobCodec.decode(GoldenMessages.WRITTEN_OTHERWISE)).isInstanceOf(Valid.class);
    }

    @Test
    void aPayloadOtherThanTheAcceptedOneIsAHashMismatch() {
        String message = EmailJobCodec.encode(SampleEmails.full()).replace("Notes on the engine", "Notes on the motor");

        assertThat(EmailJobCodec.decode(message)).isEqualTo(new Malformed(Reason.HASH_MISMATCH));
    }

    @Test
    void aHeaderOrderOtherThanTheAcceptedOneIsAHashMismatch() throws Exception {
        ObjectNode envelope = envelope();
        ObjectNode headers = (ObjectNode) envelope.required("email").required("headers");
        headers.set("X-Zebra", headers.remove("X-Zebra"));

        assertThat(decode(envelope)).isEqualTo(new Malformed(Reason.HASH_MISMATCH));
    }

    @Test
    void aMessageOfANewerServiceIsAnUnknownSchema() throws Exception {
        assertThat(decode(envelope().put("schema", EmailJobCodec.SCHEMA_VERSION + 1)))
                .isEqualTo(new Malformed(Reason.UNKNOWN_SCHEMA));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aSchemaThatNeverExistedIsUnreadable(int schema) throws Exception {
        assertThat(decode(envelope().put("schema", schema))).isEqualTo(new Malformed(Reason.UNREADABLE));
    }

    @ParameterizedTest
    @CsvSource({"email, from", "email, subject", "'', id", "'', acceptedAt", "'', email", "'', schema"})
    void aJobWithoutItsEssentialsIsUnreadable(String parent, String field) throws Exception {
        ObjectNode envelope = envelope();
        ((ObjectNode) (parent.isEmpty() ? envelope : envelope.required(parent))).remove(field);

        assertThat(decode(envelope)).isEqualTo(new Malformed(Reason.UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "42",
                "\"text\"",
                "{}",
                "{",
                "{\"schema\":\"1\"}",
                "{\"schema\":1.0}",
                "{\"schema\":99999999999999999999}",
                "{\"schema\":1,\"email\":null}",
                "{\"schema\":1,\"email\":[]}",
                "{\"schema\":1,\"schema\":1}",
                "{\"schema\":1} {}",
                "<xml/>"
            })
    void whatIsNoJobIsUnreadable(String message) {
        assertThat(EmailJobCodec.decode(message)).isEqualTo(new Malformed(Reason.UNREADABLE));
    }

    @Test
    void aMessageNestedWithoutEndIsUnreadable() {
        String message = "{\"schema\":1,\"email\":" + "[".repeat(500_000);

        assertThat(EmailJobCodec.decode(message)).isEqualTo(new Malformed(Reason.UNREADABLE));
    }

    @Test
    void aMessageInAnotherEncodingOfTheSameJsonIsTheSameJob() throws Exception {
        String pretty = envelope().toPrettyString(); // spaced out, and without escapes

        assertThat(EmailJobCodec.decode(pretty)).isEqualTo(new Valid(SampleEmails.full()));
    }

    private static ObjectNode envelope() throws Exception {
        return (ObjectNode) Json.ASCII.readTree(EmailJobCodec.encode(SampleEmails.full()));
    }

    private static DecodedJob decode(ObjectNode envelope) throws Exception {
        return EmailJobCodec.decode(Json.ASCII.writeValueAsString(envelope));
    }

    private static EmailJob job(SendOptions options) {
        EmailJob full = SampleEmails.full();
        return new EmailJob(full.id(), full.acceptedAt(), full.email(), options);
    }

    @Test
    void aPinnedProviderKeepsOlderWorkersAwayAndAPriorityDoesNot() {
        SendOptions express = new SendOptions(null, null, Priority.EXPRESS, null);
        SendOptions pinned = new SendOptions(null, null, Priority.STANDARD, "ses");

        for (SendOptions options : List.of(express, pinned)) {
            assertThat(EmailJobCodec.decode(EmailJobCodec.encode(job(options)))).isEqualTo(new Valid(job(options)));
        }
        assertThat(EmailJobCodec.encode(job(express))).contains("\"schema\":1");
        assertThat(EmailJobCodec.encode(job(pinned))).contains("\"schema\":3");
    }
}
