package dev.emailservice.sendemail;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.emailservice.delivery.intake.IdempotentIntake;
import dev.emailservice.delivery.ledger.InMemoryLedger;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SendEmailHandlerFailureTest {

    private static final String CANARY = "canary-in-an-exception";

    @Test
    void aFunctionThatIsNotSetUpIsUnavailableAndItsLogSaysWhatIsMissing() {
        try (LogCapture log = new LogCapture()) {
            SendEmailHandler handler = new SendEmailHandler(
                    () -> {
                        throw new IllegalStateException("environment variable LEDGER_TABLE is not set");
                    },
                    InstantSource.system());

            APIGatewayProxyResponseEvent answer = handler.handleRequest(Api.post(Api.VALID_BODY), null);

            assertThat(answer.getStatusCode()).isEqualTo(503);
            assertThat(answer.getBody()).doesNotContain("LEDGER_TABLE");
            assertThat(log.lines()).anyMatch(line -> line.contains("LEDGER_TABLE is not set"));
        }
    }

    @Test
    void aFunctionThatCouldNotBeSetUpTriesAgainWithTheNextRequest() {
        IdempotentIntake intake = Api.intake(new InMemoryLedger(), _ -> {});
        int[] asked = {0};
        SendEmailHandler handler = new SendEmailHandler(
                () -> {
                    if (asked[0]++ == 0) {
                        throw new IllegalStateException("not yet");
                    }
                    return intake;
                },
                InstantSource.system());

        assertThat(handler.handleRequest(Api.post(Api.VALID_BODY), null).getStatusCode())
                .isEqualTo(503);
        assertThat(handler.handleRequest(Api.post(Api.VALID_BODY), null).getStatusCode())
                .isEqualTo(202);
    }

    @Test
    void aBugIsAnsweredAndItsPlaceIsLoggedWithoutItsMessage() {
        IdempotentIntake intake = Api.intake(new InMemoryLedger(), _ -> {
            throw new IllegalArgumentException(CANARY);
        });
        try (LogCapture log = new LogCapture()) {
            APIGatewayProxyResponseEvent answer = new SendEmailHandler(() -> intake, InstantSource.system())
                    .handleRequest(Api.post(Api.VALID_BODY), null);

            assertThat(answer.getStatusCode()).isEqualTo(500);
            assertThat(answer.getBody()).doesNotContain(CANARY).doesNotContain("Exception");
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("java.lang.IllegalArgumentException")
                            && line.contains("SendEmailHandlerFailureTest"))
                    .noneMatch(line -> line.contains(CANARY));
        }
    }

    @Test
    void noEventAtAllIsAnswered() {
        assertThat(new SendEmailHandler(
                                () -> {
                                    throw new AssertionError("not asked for");
                                },
                                InstantSource.system())
                        .handleRequest(null, null)
                        .getStatusCode())
                .isEqualTo(404);
    }
}
