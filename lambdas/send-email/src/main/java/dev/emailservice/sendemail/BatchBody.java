package dev.emailservice.sendemail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.intake.FieldError;
import dev.emailservice.delivery.intake.FieldErrors;
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
        // Of all emails together no more than of one: an answer has its limits, too.
        FieldErrors errors = new FieldErrors();
        boolean isMalformed = false;
        for (int i = 0; i < root.size(); i++) {
            switch (parser.apply(root.get(i).toString())) {
                case ParsedRequest.Valid valid -> emails.add(valid);
                case ParsedRequest.Invalid(List<FieldError> each) -> add(i, each, errors);
                case ParsedRequest.Malformed(String problem, List<FieldError> each) -> {
                    if (each.isEmpty()) {
                        return malformed("Email " + i + ": " + problem, List.of());
                    }
                    isMalformed = true;
                    add(i, each, errors);
                }
            }
        }
        if (isMalformed) {
            return malformed("Give each field a value of the type it takes. Nothing was sent.", errors.toList());
        }
        return errors.isEmpty()
                ? new Emails(emails)
                : new Wrong(new Problem(
                        ProblemType.INVALID_FIELDS,
                        "Correct the fields listed in errors, and send all emails again. None was sent.",
                        errors.toList()));
    }

    private static Wrong malformed(String detail, List<FieldError> errors) {
        return new Wrong(new Problem(ProblemType.MALFORMED, detail, errors));
    }

    /** Errors of one email, named from the array on: {@code [3].to}. */
    private static void add(int email, List<FieldError> each, FieldErrors errors) {
        each.forEach(error -> errors.add("[" + email + "]." + error.field(), error.code(), error.message()));
    }
}
