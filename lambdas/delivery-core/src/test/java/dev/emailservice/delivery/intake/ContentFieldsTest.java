package dev.emailservice.delivery.intake;

import static dev.emailservice.delivery.intake.RequestBody.accepted;
import static dev.emailservice.delivery.intake.RequestBody.refused;
import static dev.emailservice.delivery.intake.RequestBody.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentFieldsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"\\r\\nBcc: x@example.org", "a\\nb", "a\\rb", "a\\u0000b", "a\\tb", "a\\u0085b", "a\\u2028b"})
    void aSubjectThatCouldStartAnotherHeaderIsRefused(String subject) {
        assertThat(refused(with("subject", "'" + subject + "'"))).containsExactly("subject invalid_character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000"})
    void aSubjectWithNothingInItIsMissing(String subject) {
        assertThat(refused(with("subject", "'" + subject + "'"))).containsExactly("subject required");
    }

    @Test
    void aSubjectMayFillALineAndHoldAnyLetters() {
        assertThat(accepted(with("subject", "'" + "ü".repeat(998) + "'")).subject())
                .hasSize(998);
        assertThat(refused(with("subject", "'" + "ü".repeat(999) + "'"))).containsExactly("subject too_long");
    }

    @Test
    void eitherBodyIsEnough() {
        assertThat(accepted(RequestBody.SMALL).html()).isNull();
        assertThat(accepted(with("html", "'<p>Hi</p>'").replace("\"text\":\"Hello\",", ""))
                        .text())
                .isNull();
    }

    @Test
    void anEmptyBodyCountsAsNone() {
        assertThat(refused(with("text", "''"))).containsExactly("text required");
        assertThat(accepted(with("html", "''")).html()).isNull();
    }

    @Test
    void aBodyKeepsItsLineBreaksAndRefusesOnlyNul() {
        assertThat(accepted(with("text", "'a\\r\\nb\\n\\tc'")).text()).isEqualTo("a\r\nb\n\tc");
        assertThat(refused(with("text", "'a\\u0000b'"))).containsExactly("text invalid_character");
        assertThat(refused(with("html", "'a\\u0000b'"))).containsExactly("html invalid_character");
    }
}
