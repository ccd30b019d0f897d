package dev.emailservice.delivery.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.json.Json;
import java.util.List;

/** Bodies of requests: a valid small one, and what becomes of it when one field is changed. */
final class RequestBody {

    static final String SMALL = """
            {"from":"ada@example.com","to":"grace@example.org","subject":"Notes","text":"Hello"}""";

    private RequestBody() {}

    /** The small body with this field set to this JSON. Single quotes may stand for double ones. */
    static String with(String field, String json) {
        try {
            ObjectNode body = (ObjectNode) Json.ASCII.readTree(SMALL);
            body.set(field, Json.ASCII.readTree(json.replace('\'', '"')));
            return body.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static String without(String field) {
        try {
            ObjectNode body = (ObjectNode) Json.ASCII.readTree(SMALL);
            body.remove(field);
            return body.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(field, e);
        }
    }

    /** The email in a body that must be valid. */
    static EmailRequest accepted(String body) {
        ParsedRequest parsed = EmailRequestParser.parse(body);
        assertThat(parsed).isInstanceOf(ParsedRequest.Valid.class);
        return ((ParsedRequest.Valid) parsed).email();
    }

    /** What is wrong with a body that must be refused, each as {@code field code}. */
    static List<String> refused(String body) {
        List<FieldError> errors = switch (EmailRequestParser.parse(body)) {
            case ParsedRequest.Valid _ -> throw new AssertionError("accepted: " + body);
            case ParsedRequest.Malformed malformed -> malformed.errors();
            case ParsedRequest.Invalid invalid -> invalid.errors();
        };
        return errors.stream()
                .map(error -> error.field() + " " + error.code().wireName())
                .toList();
    }
}
