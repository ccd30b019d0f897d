package dev.emailservice.sendemail;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.http.Answers;
import dev.emailservice.model.json.Json;
import java.util.Map;

/** The HTTP answer to each outcome. */
final class EmailAnswers {

    private EmailAnswers() {}

    /** The answer to a batch. */
    static APIGatewayProxyResponseEvent to(BatchResult result) {
        return switch (result) {
            case BatchResult.Accepted accepted -> {
                ObjectNode body = Json.ASCII.createObjectNode();
                ArrayNode data = body.putArray("data");
                accepted.ids().forEach(id -> data.addObject().put("id", id.value()));
                yield Answers.json(202, body.toString(), replayed(accepted.replayed()));
            }
            case BatchResult.Refused(Outcome.Refused refused) -> Answers.problem(refused.problem());
        };
    }

    private static Map<String, String> replayed(boolean replayed) {
        return replayed ? Map.of("Idempotent-Replayed", "true") : Map.of();
    }

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
                        replayed(accepted.replayed()));
            case Outcome.Checked _ -> Answers.json(outcome.status(), "{}");
            case Outcome.Refused refused -> Answers.problem(refused.problem());
        };
    }
}
