package dev.emailservice.adapters.sendgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SendGridBaseUrlTest {

    @Test
    void theEuropeanHostIsSpokenToWithTls() {
        assertThat(SendGridBaseUrl.parse("https://api.eu.sendgrid.com/"))
                .isEqualTo(new SendGridBaseUrl("api.eu.sendgrid.com", false));
    }

    @Test
    void aDoubleOnLoopbackMayDoWithout() {
        assertThat(SendGridBaseUrl.parse("http://127.0.0.1:8025"))
                .isEqualTo(new SendGridBaseUrl("127.0.0.1:8025", true));
        assertThat(SendGridBaseUrl.parse("http://localhost:1")).isEqualTo(new SendGridBaseUrl("localhost:1", true));
        assertThat(SendGridBaseUrl.parse("http://[::1]:1")).isEqualTo(new SendGridBaseUrl("[::1]:1", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.sendgrid.com",
                "http://127.0.0.1.example.com",
                "ftp://api.sendgrid.com",
                "api.sendgrid.com",
                "https://api.sendgrid.com/v3",
                "https://user@api.sendgrid.com",
                "https://api.sendgrid.com?x",
                "not a url",
                ""
            })
    void anythingElseIsRefused(String setting) {
        assertThatThrownBy(() -> SendGridBaseUrl.parse(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SENDGRID_BASE_URL");
    }
}
