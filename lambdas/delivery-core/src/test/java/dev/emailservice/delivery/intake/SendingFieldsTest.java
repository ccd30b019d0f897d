package dev.emailservice.delivery.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.settings.OnUnknown;
import dev.emailservice.model.settings.Priority;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendingFieldsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private static ParsedRequest parse(String field, String json) {
        return EmailRequestParser.parse(RequestBody.with(field, json), SenderDomains.ANY, Set.of("one", "two"), NOW);
    }

    private static void isRefused(String field, String json, FieldErrorCode code) {
        assertThat(parse(field, json)).isInstanceOfSatisfying(ParsedRequest.Invalid.class, invalid -> {
            assertThat(invalid.errors()).hasSize(1);
            assertThat(invalid.errors().getFirst().field()).isEqualTo(field);
            assertThat(invalid.errors().getFirst().code()).isEqualTo(code);
        });
    }

    @Test
    void whoAsksForNothingGetsWhatIsConfigured() {
        assertThat(EmailRequestParser.parse(RequestBody.SMALL, SenderDomains.ANY, NOW))
                .isInstanceOfSatisfying(
                        ParsedRequest.Valid.class,
                        valid -> assertThat(valid.options()).isEqualTo(SendOptions.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T10:00:01Z",
                "2026-11-24T11:00:01+01:00",
                "2026-11-24T08:00:01.000-02:00",
                "2026-11-24t10:00:01z"
            })
    void anInstantToComeIsTakenInAnyZone(String text) {
        assertThat(parse("expires_at", "'" + text + "'"))
                .isInstanceOfSatisfying(
                        ParsedRequest.Valid.class,
                        valid -> assertThat(valid.options()).isEqualTo(new SendOptions(NOW.plusSeconds(1), null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-11-24",
                "2026-11-24T10:00:01",
                "2026-11-24 10:00:01Z",
                "2026-02-30T10:00:01Z",
                "2026-11-24T25:00:00Z",
                "2026-11-24T10:00:00+19:00",
                "+1000000000-12-31T00:00:00Z",
                "1764000000"
            })
    void whatIsNoInstantIsRefused(String text) {
        isRefused("expires_at", "'" + text + "'", FieldErrorCode.INVALID_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24T10:00:00Z", "2026-11-24T10:59:59+01:00", "0000-01-01T00:00:00Z"})
    void anInstantThatHasPassedIsRefused(String text) {
        isRefused("expires_at", "'" + text + "'", FieldErrorCode.NOT_IN_FUTURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resend_now", "confirm_first", "hold"})
    void aPolicyIsTakenByItsName(String name) {
        assertThat(parse("on_unknown", "'" + name + "'"))
                .isInstanceOfSatisfying(
                        ParsedRequest.Valid.class,
                        valid -> assertThat(valid.options()).isEqualTo(new SendOptions(null, OnUnknown.parse(name))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HOLD", "ask_first"})
    void anotherPolicyIsRefused(String name) {
        isRefused("on_unknown", "'" + name + "'", FieldErrorCode.INVALID_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"expires_at", "on_unknown", "priority", "provider"})
    void aValueOfAnotherTypeIsMalformed(String field) {
        assertThat(parse(field, "1764000000")).isInstanceOf(ParsedRequest.Malformed.class);
    }

    @Test
    void anEmailIsExpressWhereItSaysSo() {
        assertThat(parse("priority", "'express'"))
                .isInstanceOfSatisfying(
                        ParsedRequest.Valid.class,
                        valid -> assertThat(valid.options().priority()).isEqualTo(Priority.EXPRESS));
        isRefused("priority", "'urgent'", FieldErrorCode.INVALID_FORMAT);
    }

    @Test
    void aProviderIsTakenByItsNameWhereItIsOneOfOurs() {
        assertThat(parse("provider", "'two'"))
                .isInstanceOfSatisfying(
                        ParsedRequest.Valid.class,
                        valid -> assertThat(valid.options().provider()).isEqualTo("two"));
        isRefused("provider", "'three'", FieldErrorCode.INVALID_FORMAT);
    }
}
