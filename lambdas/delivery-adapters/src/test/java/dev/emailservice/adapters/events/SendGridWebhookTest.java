package dev.emailservice.adapters.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.adapters.events.WebhookResult.Events;
import dev.emailservice.adapters.events.WebhookResult.Reason;
import dev.emailservice.adapters.events.WebhookResult.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendGridWebhookTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String ID = "00000000-0000-4000-8000-000000000001";
    private static final byte[] BODY = bytes("""
            [{"email":"canary@example.com","event":"delivered","email_id":"%s","sg_event_id":"e-1","timestamp":1795514400}]
            """.formatted(ID));

    private final SigningKey key = new SigningKey();
    private final SendGridWebhook webhook = webhook(key.publicKey(), NOW);

    @Test
    void whatSendGridSignedIsBelieved() {
        assertThat(webhook.read(signed(BODY), BODY))
                .isInstanceOfSatisfying(
                        Events.class,
                        told -> assertThat(told.events())
                                .singleElement()
                                .satisfies(event -> assertThat(event.eventId()).isEqualTo("e-1")));
    }

    @Test
    void theExampleOfSendGridsOwnLibrariesFits() {
        // The vector of the tests of sendgrid-java and sendgrid-nodejs: key, signature, time and body.
        byte[] body =
                bytes("{\"category\":\"example_payload\",\"event\":\"test_event\",\"message_id\":\"message_id\"}");
        SendGridWebhook theirs = webhook(
                "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEDr2LjtURuePQzplybdC+u4CwrqDqBaWjcMMsTbhdbcwHBcepxo7yAQGhHPTnlvF"
                        + "YPAZFceEu/1FwCM/QmGUhA==",
                Instant.ofEpochSecond(1588788367));
        Map<String, String> headers = Map.of(
                SendGridWebhook.SIGNATURE_HEADER,
                "MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH2j/0=",
                SendGridWebhook.TIMESTAMP_HEADER,
                "1588788367");
        assertThat(theirs.read(headers, body)).isEqualTo(new Refused(Reason.NOT_EVENTS));
        body[5]++;
        assertThat(theirs.read(headers, body)).isEqualTo(new Refused(Reason.SIGNATURE));
    }

    @Test
    void theHeadersMayBeInAnyCase() {
        Map<String, String> lower = new HashMap<>();
        signed(BODY).forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        Map<String, String> upper = new HashMap<>();
        signed(BODY).forEach((name, value) -> upper.put(name.toUpperCase(Locale.ROOT), value));
        assertThat(webhook.read(lower, BODY)).isInstanceOf(Events.class);
        assertThat(webhook.read(upper, BODY)).isInstanceOf(Events.class);
    }

    @Test
    void oneOtherByteAnywhereIsRefused() {
        Map<String, String> headers = signed(BODY);
        for (int i = 0; i < BODY.length; i += 7) {
            byte[] other = BODY.clone();
            other[i] ^= 1;
            assertThat(webhook.read(headers, other)).isEqualTo(new Refused(Reason.SIGNATURE));
        }
    }

    @Test
    void theSameListWrittenOtherwiseIsRefused() {
        byte[] other = bytes(new String(BODY, StandardCharsets.UTF_8).strip());
        assertThat(webhook.read(signed(BODY), other)).isEqualTo(new Refused(Reason.SIGNATURE));
    }

    @Test
    void anotherTimeThanTheSignedOneIsRefused() {
        Map<String, String> headers = new HashMap<>(signed(BODY));
        headers.put(SendGridWebhook.TIMESTAMP_HEADER, Long.toString(NOW.getEpochSecond() + 1));
        assertThat(webhook.read(headers, BODY)).isEqualTo(new Refused(Reason.SIGNATURE));
    }

    @Test
    void anotherAccountsSignatureIsRefused() {
        assertThat(webhook.read(new SigningKey().headers(NOW.getEpochSecond(), BODY), BODY))
                .isEqualTo(new Refused(Reason.SIGNATURE));
    }

    @Test
    void aCallThatSomebodyRepeatsLaterIsRefused() {
        Map<String, String> headers = signed(BODY);
        Instant edge = NOW.plus(SendGridWebhook.WINDOW);
        assertThat(webhook(key.publicKey(), edge).read(headers, BODY)).isInstanceOf(Events.class);
        assertThat(webhook(key.publicKey(), edge.plusSeconds(1)).read(headers, BODY))
                .isEqualTo(new Refused(Reason.TIMESTAMP));
        assertThat(webhook(key.publicKey(), NOW.minus(Duration.ofHours(1))).read(headers, BODY))
                .isEqualTo(new Refused(Reason.TIMESTAMP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "AAAA", "MEUCIQ==", "not base64 at all", "\u00e4\u4e2d"})
    void aSignatureThatIsNoneIsRefused(String signature) {
        Map<String, String> headers = new HashMap<>(signed(BODY));
        headers.put(SendGridWebhook.SIGNATURE_HEADER, signature);
        assertThat(webhook.read(headers, BODY)).isEqualTo(new Refused(Reason.SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1", "1e9", "99999999999999999999", "1795514400.5"})
    void aTimeThatIsNoneIsRefused(String timestamp) {
        Map<String, String> headers = new HashMap<>(signed(BODY));
        headers.put(SendGridWebhook.TIMESTAMP_HEADER, timestamp);
        assertThat(webhook.read(headers, BODY)).isEqualTo(new Refused(Reason.SIGNATURE));
    }

    @Test
    void aCallWithoutHeadersIsRefused() {
        assertThat(webhook.read(Map.of(), BODY)).isEqualTo(new Refused(Reason.SIGNATURE));
    }

    @Test
    void aBodyLargerThanAnyOfSendGridsIsNotEvenVerified() {
        byte[] huge = new byte[SendGridWebhook.MAX_BYTES + 1];
        assertThat(webhook.read(signed(huge), huge)).isEqualTo(new Refused(Reason.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "\"text\"", "[{]", "[] []", "\u0000", "[[[[[[[["})
    void aSignedBodyThatIsNoListIsRefused(String text) {
        assertThat(webhook.read(signed(bytes(text)), bytes(text))).isEqualTo(new Refused(Reason.NOT_EVENTS));
    }

    @Test
    void aListNestedTooDeeplyIsRefused() {
        byte[] deep = bytes("[".repeat(200_000) + "]".repeat(200_000));
        assertThat(webhook.read(signed(deep), deep)).isEqualTo(new Refused(Reason.NOT_EVENTS));
    }

    @Test
    void withoutAKeyNothingIsBelieved() {
        for (String unusable : List.of("", "%%%", "AAAA", "-----BEGIN PUBLIC KEY-----")) {
            assertThat(webhook(unusable, NOW).read(signed(BODY), BODY)).isEqualTo(new Refused(Reason.NO_KEY));
        }
        assertThat(new SendGridWebhook(new HeldVerificationKey(null), InstantSource.fixed(NOW))
                        .read(signed(BODY), BODY))
                .isEqualTo(new Refused(Reason.NO_KEY));
    }

    @Test
    void aReplacedKeyIsFetchedWithTheFirstSignatureThatDoesNotFit() {
        HeldVerificationKey held = new HeldVerificationKey(new SigningKey().publicKey()).replacedBy(key.publicKey());
        assertThat(new SendGridWebhook(held, InstantSource.fixed(NOW)).read(signed(BODY), BODY))
                .isInstanceOf(Events.class);
    }

    @Test
    void randomBytesAreRefusedAndNeverThrow() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            byte[] body = new byte[random.nextInt(200)];
            random.nextBytes(body);
            byte[] signature = new byte[random.nextInt(90)];
            random.nextBytes(signature);
            Map<String, String> headers = new HashMap<>(signed(body));
            if (i % 2 == 0) {
                headers.put(
                        SendGridWebhook.SIGNATURE_HEADER,
                        java.util.Base64.getEncoder().encodeToString(signature));
            }
            assertThat(webhook.read(headers, body)).isInstanceOf(Refused.class);
        }
    }

    private Map<String, String> signed(byte[] body) {
        return key.headers(NOW.getEpochSecond(), body);
    }

    private static SendGridWebhook webhook(String publicKey, Instant now) {
        return new SendGridWebhook(new HeldVerificationKey(publicKey), InstantSource.fixed(now));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
