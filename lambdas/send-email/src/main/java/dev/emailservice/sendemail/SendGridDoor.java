package dev.emailservice.sendemail;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.intake.FieldError;
import dev.emailservice.model.json.Json;
import dev.emailservice.sendemail.door.Reading;
import dev.emailservice.sendemail.sendgrid.MailSendReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code POST /v3/mail/send}: the form and the answers of SendGrid (SendGrid API Reference, v3, "Mail Send" and "Errors"). */
final class SendGridDoor implements Door {

    /** SendGrid writes {@code personalizations.0.to.1}. */
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");

    @Override
    public String path() {
        return "/v3/mail/send";
    }

    @Override
    public Reading read(String body) {
        return MailSendReader.read(body);
    }

    @Override
    public APIGatewayProxyResponseEvent answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                empty(accepted.status())
                        .withHeaders(
                                accepted.replayed()
                                        ? Map.of("X-Message-Id", accepted.id().value(), "Idempotent-Replayed", "true")
                                        : Map.of("X-Message-Id", accepted.id().value()));
            case Outcome.Checked checked -> empty(checked.status());
            case Outcome.Refused refused -> refused(refused.problem());
        };
    }

    private static APIGatewayProxyResponseEvent empty(int status) {
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withBody("")
                .withIsBase64Encoded(false);
    }

    private static APIGatewayProxyResponseEvent refused(Problem problem) {
        ObjectNode body = Json.ASCII.createObjectNode();
        ArrayNode errors = body.putArray("errors");
        for (FieldError error : problem.errors()) {
            add(errors, error.message(), INDEX.matcher(error.field()).replaceAll(".$1"));
        }
        if (errors.isEmpty()) {
            add(errors, problem.detail(), null);
        }
        Map<String, String> headers = new LinkedHashMap<>(Answers.headers(problem.type()));
        headers.put("Content-Type", "application/json");
        return empty(status(problem)).withHeaders(headers).withBody(body.toString());
    }

    private static void add(ArrayNode errors, String message, @Nullable String field) {
        errors.addObject().put("message", message).put("field", field).putNull("help");
    }

    private static int status(Problem problem) {
        return switch (problem.type()) {
            // SendGrid's answer to a sender that is not the account's is 403.
            case INVALID_FIELDS, KEY_REUSED -> Doors.onlySender(problem) ? 403 : 400;
            default -> problem.type().status();
        };
    }
}
