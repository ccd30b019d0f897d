package dev.emailservice.sendemail;

import static dev.emailservice.sendemail.Api.VALID_BODY;
import static dev.emailservice.sendemail.Api.post;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestLogTest {

    private final Api api = new Api();

    @Test
    void anAcceptedEmailIsOneLineWithItsIdStatusRecipientsAndTime() {
        try (LogCapture log = new LogCapture()) {
            api.call(post(VALID_BODY));

            assertThat(log.lines()).hasSize(1);
            assertThat(log.lines().getFirst())
                    .contains("email accepted")
                    .contains("\"status\":\"202\"")
                    .contains("\"recipients\":\"2\"")
                    // The clock goes on with each look at it.
                    .containsPattern("\"milliseconds\":\"[1-9][0-9]*\"")
                    .contains("\"id\":\"" + api.queue().getFirst().id() + "\"");
        }
    }

    @Test
    void aRefusedRequestIsOneLineWithTheCodesAndNothingOfItsContent() {
        try (LogCapture log = new LogCapture()) {
            api.call(post(VALID_BODY.replace("alan@example.net", "canary").replace("subject", "canary")));

            assertThat(log.lines()).hasSize(1);
            assertThat(log.lines().getFirst())
                    .contains("request refused")
                    .contains("\"status\":\"422\"")
                    .contains("\"problem\":\"invalid-fields\"")
                    .contains("\"codes\":\"unknown_field,invalid_address,required\"")
                    .doesNotContain("canary")
                    .doesNotContain("example");
        }
    }
}
