package dev.emailservice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.intake.FieldError;
import dev.emailservice.model.json.Json;
import java.util.List;
import java.util.Map;

/**
 * Why a request is not done, as RFC 9457 writes it.
 *
 * @param type what kind of problem
 * @param detail what to do about it, without content of the request
 * @param errors the fields it lies in; empty where it lies in none
 * @param headers what the answer needs beside the document
 * @param members what the document says beside the usual (RFC 9457, section 3.2), for machines
 */
public record Problem(
        ProblemType type,
        String detail,
        List<FieldError> errors,
        Map<String, String> headers,
        Map<String, String> members) {

    /** Copies the collections. */
    public Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
        members = Map.copyOf(members);
    }

    /** A problem whose answer needs no header and no member of its own. */
    public Problem(ProblemType type, String detail, List<FieldError> errors) {
        this(type, detail, errors, Map.of(), Map.of());
    }

    /** A problem that lies in no single field. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of());
    }

    /** A 405 that names the methods there are, as RFC 9110, section 15.5.6 asks for. */
    public static Problem methodNotAllowed(String allowed) {
        return new Problem(
                ProblemType.METHOD_NOT_ALLOWED, "Use " + allowed + ".", List.of(), Map.of("Allow", allowed), Map.of());
    }

    /** This problem, whose document says this as well. */
    public Problem with(String member, String value) {
        return new Problem(type, detail, errors, headers, Map.of(member, value));
    }

    /** The JSON of media type {@code application/problem+json}. */
    public String toJson() {
        ObjectNode json = Json.ASCII.createObjectNode();
        json.put("type", type.uri());
        json.put("title", type.title());
        json.put("status", type.status());
        json.put("detail", detail);
        if (!errors.isEmpty()) {
            json.set("errors", Json.ASCII.valueToTree(errors));
        }
        members.forEach(json::put);
        return json.toString();
    }
}
