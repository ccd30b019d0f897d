package dev.emailservice.sendemail.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.intake.EmailRequestParser;
import dev.emailservice.delivery.intake.FieldError;
import dev.emailservice.delivery.intake.ParsedRequest;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.json.Json;
import java.util.List;

/** What a reading comes to, behind the API's own validation. */
public final class Readings {

    private Readings() {}

    /** The email, where it is one. */
    public static EmailRequest email(Reading reading) {
        if (reading instanceof Reading.Email email
                && EmailRequestParser.parse(email.json()) instanceof ParsedRequest.Valid valid) {
            return valid.email();
        }
        throw new AssertionError("refused: " + errors(reading) + " " + reading);
    }

    /** The errors, as field and code. */
    public static List<String> errors(Reading reading) {
        List<FieldError> errors = switch (reading) {
            case Reading.Refused refused -> refused.errors();
            case Reading.Email email ->
                switch (EmailRequestParser.parse(email.json())) {
                    case ParsedRequest.Valid _ -> List.of();
                    case ParsedRequest.Invalid invalid -> email.paths().written(invalid.errors());
                    case ParsedRequest.Malformed bad -> email.paths().written(bad.errors());
                };
        };
        return errors.stream()
                .map(error -> error.field() + " " + error.code().wireName())
                .toList();
    }

    /** The tree of a JSON text. */
    public static JsonNode tree(String json) {
        try {
            return Json.ASCII.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
