package dev.emailservice.local.doubles;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.local.doubles.SendGridAnswers.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of SendGrid's Mail Send, judged as strictly as SendGrid judges it. */
sealed interface SendGridRequest {

    /** What SendGrid sends. */
    record Sendable(@Nullable String emailId, List<String> recipients, String subject) implements SendGridRequest {
        public Sendable {
            recipients = List.copyOf(recipients);
        }
    }

    /** Valid, and only that: sandbox mode sends nothing. */
    record Sandboxed() implements SendGridRequest {}

    /** What it refuses, with everything that is wrong. */
    record Refused(int status, List<Problem> problems) implements SendGridRequest {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** The size of one email, as the request's (API reference, "Mail Send": limitations). */
    int MOST_BYTES = 30 * 1024 * 1024;

    static SendGridRequest read(Request request) {
        if (request.body().length() > MOST_BYTES) {
            return new Refused(413, List.of(new Problem("Payload Too Large", null)));
        }
        var json = request.json();
        if (json.isMissingNode()) {
            return new Refused(400, List.of(new Problem("Bad Request", null)));
        }
        var problems = new SendGridRules().problems(json);
        if (!problems.isEmpty()) {
            return new Refused(400, problems);
        }
        if (json.path("mail_settings").path("sandbox_mode").path("enable").asBoolean()) {
            return new Sandboxed();
        }
        var first = json.path("personalizations").path(0);
        var subject = json.path("subject").asText(first.path("subject").asText());
        return new Sendable(emailId(json, first), recipients(json), subject);
    }

    private static List<String> recipients(JsonNode json) {
        var recipients = new ArrayList<String>();
        for (var personalization : json.path("personalizations")) {
            for (var list : List.of("to", "cc", "bcc")) {
                personalization
                        .path(list)
                        .forEach(address -> recipients.add(address.path("email").asText()));
            }
        }
        return recipients;
    }

    private static @Nullable String emailId(JsonNode json, JsonNode personalization) {
        for (var place : List.of(
                personalization.path("headers"),
                json.path("headers"),
                personalization.path("custom_args"),
                json.path("custom_args"))) {
            for (var pair : place.properties()) {
                if (EmailIdName.matches(pair.getKey())) {
                    return pair.getValue().asText();
                }
            }
        }
        return null;
    }
}
