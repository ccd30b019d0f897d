package dev.emailservice.delivery.intake;

import static dev.emailservice.delivery.intake.RequestBody.accepted;
import static dev.emailservice.delivery.intake.RequestBody.refused;
import static dev.emailservice.delivery.intake.RequestBody.with;
import static dev.emailservice.delivery.intake.RequestBody.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.intake.ParsedRequest.Invalid;
import dev.emailservice.delivery.intake.ParsedRequest.Malformed;
import dev.emailservice.model.email.Attachment;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.email.Tag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailRequestParserTest {

    @Test
    void aBodyWithEveryFieldIsReadAsGiven() {
        EmailRequest email = accepted("""
                {
                  "from": "\\"Ada Lovelace\\" <ada@example.com>",
                  "to": ["Grace Hopper <grace@example.org>", {"email": "alan@example.net", "name": "Alan"}],
                  "cc": {"email": "cc@example.org"},
                  "bcc": "hidden@example.org",
                  "reply_to": ["answers@example.com"],
                  "subject": "Grüße \\ud83d\\ude00",
                  "html": "<p>Hello</p>",
                  "text": "Hello\\r\\n",
                  "headers": {"X-Zebra": "1", "List-Unsubscribe": "<https://example.com/u>"},
                  "attachments": [
                    {"filename": "notes.pdf", "content": "aGVsbG8="},
                    {"filename": "logo", "content": "aGVsbG8=", "content_type": "image/png", "content_id": "logo"}
                  ],
                  "tags": [{"name": "campaign", "value": "engine-1"}]
                }""");

        assertThat(email)
                .isEqualTo(new EmailRequest(
                        new EmailAddress("ada@example.com", "Ada Lovelace"),
                        List.of(
                                new EmailAddress("grace@example.org", "Grace Hopper"),
                                new EmailAddress("alan@example.net", "Alan")),
                        List.of(EmailAddress.of("cc@example.org")),
                        List.of(EmailAddress.of("hidden@example.org")),
                        List.of(EmailAddress.of("answers@example.com")),
                        "Grüße \ud83d\ude00",
                        "<p>Hello</p>",
                        "Hello\r\n",
                        Map.of("X-Zebra", "1", "List-Unsubscribe", "<https://example.com/u>"),
                        List.of(
                                new Attachment("notes.pdf", "aGVsbG8=", "application/pdf", null),
                                new Attachment("logo", "aGVsbG8=", "image/png", "logo")),
                        List.of(new Tag("campaign", "engine-1"))));
        assertThat(new ArrayList<>(email.headers().keySet())).containsExactly("X-Zebra", "List-Unsubscribe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "[]",
                "\"text\"",
                "42",
                "{",
                "{} {}",
                "{}x",
                "{'from':1}",
                "{\"subject\":\"a\",\"subject\":\"b\"}",
                "{\"headers\":{\"X-A\":\"1\",\"X-A\":\"2\"}}",
                "{\"a\":NaN}",
                "{\"subject\":\"line\nbreak\"}",
                "{\"subject\":\"\\ud800\"}",
                "{\"subject\":\"\\udc00\\ud800\"}",
                "{\"headers\":{\"\\ud800\":\"1\"}}",
                "{\"to\":[\"\\udfff\"]}",
                "\ufeff{}"
            })
    void whatIsNoJsonObjectIsMalformed(String body) {
        assertThat(EmailRequestParser.parse(body))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.errors()).isEmpty());
    }

    @Test
    void aBodyNestedWithoutEndIsMalformed() {
        assertThat(EmailRequestParser.parse("{\"to\":" + "[".repeat(1_000_000))).isInstanceOf(Malformed.class);
        assertThat(EmailRequestParser.parse("{\"to\":".repeat(1_000_000))).isInstanceOf(Malformed.class);
    }

    @Test
    void anEmptyObjectNamesEverythingThatIsMissing() {
        assertThat(refused("{}")).containsExactly("from required", "to required", "subject required", "text required");
    }

    @Test
    void aMisspeltFieldIsRefusedByNameSoThatNoRecipientIsLost() {
        assertThat(refused(with("bccs", "'hidden@example.org'"))).containsExactly("bccs unknown_field");
        assertThat(refused(with("to", "{'email':'a@example.org','nmae':'A'}")))
                .containsExactly("to.nmae unknown_field");
    }

    @Test
    void anUnknownNameThatMayBeContentIsNotShown() {
        assertThat(refused(with("ada@example.com", "1"))).containsExactly("? unknown_field");
        assertThat(refused(with("x".repeat(65), "1"))).containsExactly("? unknown_field");
    }

    @ParameterizedTest
    @ValueSource(strings = "scheduled_at")
    void aFieldThatIsNotHonouredYetIsRefusedRatherThanIgnored(String field) {
        assertThat(EmailRequestParser.parse(with(field, "'2026-12-24T00:00:00Z'")))
                .isInstanceOf(Invalid.class);
        assertThat(refused(with(field, "'2026-12-24T00:00:00Z'"))).containsExactly(field + " not_supported");
        assertThat(refused(with(field, "{}"))).containsExactly(field + " not_supported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cc", "bcc", "reply_to", "html", "headers", "attachments", "tags", "scheduled_at", "provider"})
    void anOptionalFieldThatIsNullIsAbsent(String field) {
        assertThat(accepted(with(field, "null"))).isEqualTo(accepted(RequestBody.SMALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"from", "to", "subject", "text"})
    void aRequiredFieldThatIsNullIsMissing(String field) {
        assertThat(refused(with(field, "null"))).containsExactly(field + " required");
        assertThat(refused(without(field))).containsExactly(field + " required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from|42",
                "from|['ada@example.com']",
                "to|true",
                "cc|1.5",
                "subject|42",
                "subject|true",
                "subject|['a']",
                "html|{}",
                "text|0",
                "headers|[]",
                "headers|'X-A: 1'",
                "attachments|{}",
                "tags|'a'"
            })
    void aValueOfAnotherTypeIsMalformedAndNotCoerced(String change) {
        String field = change.substring(0, change.indexOf('|'));
        String body = with(field, change.substring(change.indexOf('|') + 1));

        assertThat(EmailRequestParser.parse(body)).isInstanceOf(Malformed.class);
        assertThat(refused(body)).containsExactly(field + " wrong_type");
    }

    @Test
    void aWrongTypeDeepInsideNamesItsPlace() {
        assertThat(refused(with("to", "['a@example.org', null]"))).containsExactly("to[1] wrong_type");
        assertThat(refused(with("to", "{'email':7}"))).containsExactly("to.email wrong_type");
        assertThat(refused(with("headers", "{'X-Count':7}"))).containsExactly("headers.X-Count wrong_type");
        assertThat(refused(with("tags", "[{'name':'a','value':7}]"))).containsExactly("tags[0].value wrong_type");
        assertThat(refused(with("attachments", "[7]"))).containsExactly("attachments[0] wrong_type");
    }

    @Test
    void allErrorsAreNamedAtOnce() {
        assertThat(refused("{\"from\":\"nobody\",\"to\":[\"also nobody\"],\"subject\":\"\",\"text\":\"x\",\"bccs\":1}"))
                .containsExactly(
                        "bccs unknown_field", "from invalid_address", "to[0] invalid_address", "subject required");
    }

    @Test
    void aHostileListGivesAnAnswerOfBoundedSize() {
        String list = String.join(",", Collections.nCopies(50_000, "'x'"));

        assertThat(refused(with("to", "[" + list + "]"))).hasSize(FieldErrors.MAX);
    }
}
