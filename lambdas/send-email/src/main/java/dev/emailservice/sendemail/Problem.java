package dev.emailservice.sendemail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.intake.FieldError;
import dev.emailservice.model.json.Json;
import java.util.List;

/**
 * Why a request is not accepted, as RFC 9457 writes it.
 *
 * @param type what kind of problem
 * @param detail what to do about it, without content of the request
 * @param errors the fields it lies in; empty where it lies in none
 */
record Problem(ProblemType type, String detail, List<FieldError> errors) {

    /** A problem that lies in no single field. */
    static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of());
    }

    /** The JSON of media type {@code application/problem+json}. */
    String toJson() {
        ObjectNode json = Json.ASCII.createObjectNode();
        json.put("type", type.uri());
        json.put("title", type.title());
        json.put("status", type.status());
        json.put("detail", detail);
        if (!errors.isEmpty()) {
            json.set("errors", Json.ASCII.valueToTree(errors));
        }
        return json.toString();
    }
}
