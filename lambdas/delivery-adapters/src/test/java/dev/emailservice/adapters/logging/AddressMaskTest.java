package dev.emailservice.adapters.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressMaskTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary@example.com",
                "to canary@example.com, then",
                "to=canary@example.com;",
                "A Bird <canary@example.com>",
                "{\"to\":\"canary@example.com\",\"n\":1}",
                "mailto:canary@example.com?subject=x",
                "a@example.com,canary@example.com,b@example.com",
                "\"canary bird\"@example.com",
                "canary+tag@sub.example.com",
                "the.canary.o'neil@example.com",
                "canäry.canary@exämple.com",
                "/users/canary%40example.com/emails",
                "canary\\u0040example.com",
                "canary&#64;example.com",
                "canary\uFF20example.com",
                "redis://canary:canary@localhost:6379",
                "CANARY@EXAMPLE.COM",
                "canary@localhost",
                "canary@[127.0.0.1]",
            })
    void whatLooksLikeAnAddressLosesItsLocalPart(String text) {
        assertThat(AddressMask.mask(text)).doesNotContainIgnoringCase("canary").contains("***@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "email sent", "took 12 ms", "2026-11-24T10:00:00Z", "a @ b", "http_503"})
    void otherTextStaysAsItIs(String text) {
        assertThat(AddressMask.mask(text)).isEqualTo(text);
    }

    @Test
    void aVeryLongTextWithoutSpacesTakesNoQuadraticTime() {
        String text = "x".repeat(1_000_000);
        // Quadratic would be minutes: the limit only tells the two apart.
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> AddressMask.mask(text));
    }
}
