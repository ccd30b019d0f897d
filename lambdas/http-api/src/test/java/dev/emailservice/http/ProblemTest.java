package dev.emailservice.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void itsDocumentHasTheMembersOfTheStandardAndThoseOfItsOwn() {
        APIGatewayProxyResponseEvent answer =
                Answers.problem(Problem.of(ProblemType.CONFLICT, "Too late.").with("state", "sent"));

        assertThat(answer.getStatusCode()).isEqualTo(409);
        assertThat(answer.getHeaders()).containsEntry("Content-Type", "application/problem+json");
        assertThat(answer.getBody()).isEqualTo("""
                {"type":"urn:problem-type:email-service:conflict","title":"The email's state does not allow it",\
                "status":409,"detail":"Too late.","state":"sent"}""");
    }

    @Test
    void aMethodThatIsNotThereIsAnsweredWithThoseThatAre() {
        assertThat(Answers.problem(Problem.methodNotAllowed("GET, POST")).getHeaders())
                .containsEntry("Allow", "GET, POST");
    }
}
