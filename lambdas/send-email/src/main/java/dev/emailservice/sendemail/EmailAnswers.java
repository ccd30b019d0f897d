package dev.emailservice.sendemail;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.emailservice.http.Answers;
import dev.emailservice.model.json.Json;
import java.util.Map;

/** The HTTP answer to each outcome. */
final class EmailAnswers {

    private EmailAnswers() {}

    /** The answer to this outcome. */
    static APIGatewayProxyResponseEvent to(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                Answers.json(
                        outcome.status(),
                        Json.ASCII
                                .createObjectNode()
                                .put("id", accepted.id().value())
                                .toString(),
                        accepted.replayed() ? Map.of("Idempotent-Replayed", "true") : Map.of());
            case Outcome.Checked _ -> Answers.json(outcome.status(), "{}");
            case Outcome.Refused refused -> Answers.problem(refused.problem());
        };
    }
}
