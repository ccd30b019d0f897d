package dev.emailservice.sendemail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.intake.FieldError;
import dev.emailservice.delivery.intake.ParsedRequest;
import dev.emailservice.http.Problem;
import dev.emailservice.http.ProblemType;
import dev.emailservice.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The body of a request with several emails: a JSON array, of which every element is what {@code POST /emails} takes. */
sealed interface BatchBody {

    /** The most emails of one request. */
    int MAX_EMAILS = 100;

    /** Every email is valid. */
    record Emails(List<ParsedRequest.Valid> emails) implements BatchBody {}

    /** At least one is not, or there is none: nothing of it is sent. */
    record Wrong(Problem problem) implements BatchBody {}

    /**
     * Reads a body. Never throws, whatever it is.
     *
     * @param parser reads one email
     */
    static BatchBody read(String body, Function<String, ParsedRequest> parser) {
        JsonNode root;
        try {
            root = Json.ASCII.readTree(body);
        } catch (JsonProcessingException e) {
            return malformed(
                    "Send one well-formed JSON array, with no field twice and nothing after its end.", List.of());
        }
        if (!root.isArray() || root.isEmpty() || root.size() > MAX_EMAILS) {
            return malformed("Send a JSON array of 1 to " + MAX_EMAILS + " emails.", List.of());
        }
        List<ParsedRequest.Valid> emails = new ArrayList<>();
        List<FieldError> malformed = new ArrayList<>();
        List<FieldError> invalid = new ArrayList<>();
        for (int i = 0; i < root.size(); i++) {
            switch (parser.apply(root.get(i).toString())) {
                case ParsedRequest.Valid valid -> emails.add(valid);
                case ParsedRequest.Invalid(List<FieldError> errors) -> invalid.addAll(of(i, errors));
                case ParsedRequest.Malformed(String problem, List<FieldError> errors) -> {
                    if (errors.isEmpty()) {
                        return malformed("Email " + i + ": " + problem, List.of());
                    }
                    malformed.addAll(of(i, errors));
                }
            }
        }
        if (!malformed.isEmpty()) {
            malformed.addAll(invalid);
            return malformed("Give each field a value of the type it takes. Nothing was sent.", malformed);
        }
        return invalid.isEmpty()
                ? new Emails(emails)
                : new Wrong(new Problem(
                        ProblemType.INVALID_FIELDS,
                        "Correct the fields listed in errors, and send all emails again. None was sent.",
                        invalid));
    }

    private static Wrong malformed(String detail, List<FieldError> errors) {
        return new Wrong(new Problem(ProblemType.MALFORMED, detail, errors));
    }

    /** Errors of one email, named from the array on: {@code [3].to}. */
    private static List<FieldError> of(int email, List<FieldError> errors) {
        return errors.stream()
                .map(error -> new FieldError("[" + email + "]." + error.field(), error.code(), error.message()))
                .toList();
    }
}
