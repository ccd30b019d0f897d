package dev.emailservice.local.doubles;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.local.doubles.SendGridAnswers.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What SendGrid refuses, in its own words (API reference, "Mail Send Errors"). */
final class SendGridRules {

    private static final Set<String> RESERVED_HEADERS = Set.of(
            "x-sg-id",
            "x-sg-eid",
            "received",
            "dkim-signature",
            "content-type",
            "content-transfer-encoding",
            "to",
            "from",
            "subject",
            "reply-to",
            "cc",
            "bcc");

    private static final int MOST_CATEGORIES = 10;

    private final List<Problem> problems = new ArrayList<>();

    /** Everything that is wrong, or an empty list. */
    List<Problem> problems(JsonNode json) {
        var personalizations = json.path("personalizations");
        if (personalizations.isEmpty()) {
            add(
                    "The personalizations field is required and must have at least one personalization.",
                    "personalizations");
        }
        for (int i = 0; i < personalizations.size(); i++) {
            recipients(personalizations.path(i), "personalizations." + i);
        }
        if (!Address.isValid(json.path("from").path("email").asText())) {
            add(
                    "The from object must be provided for every email send. It is an object that requires the email"
                            + " parameter, but may also contain a name parameter.",
                    "from.email");
        }
        subject(json, personalizations);
        content(json);
        headers(json.path("headers"));
        attachments(json.path("attachments"));
        if (json.path("categories").size() > MOST_CATEGORIES) {
            add("There can be no more than 10 categories per message.", "categories");
        }
        return List.copyOf(problems);
    }

    private void recipients(JsonNode personalization, String field) {
        if (personalization.path("to").isEmpty()) {
            add(
                    "The to array is required for all personalization objects, and must have at least one email object"
                            + " with a valid email address.",
                    field + ".to");
        }
        var seen = new HashSet<String>();
        for (var list : List.of("to", "cc", "bcc")) {
            var addresses = personalization.path(list);
            for (int i = 0; i < addresses.size(); i++) {
                var address = addresses.path(i).path("email").asText();
                if (!Address.isValid(address)) {
                    add("Does not contain a valid address.", field + "." + list + "." + i + ".email");
                } else if (!seen.add(address.toLowerCase(Locale.ROOT))) {
                    add(
                            "Each email address in the personalization block should be unique between to, cc, and bcc."
                                    + " We found the first duplicate instance of [" + address + "] in the " + field
                                    + "."
                                    + list + " field.",
                            field);
                }
            }
        }
    }

    private void subject(JsonNode json, JsonNode personalizations) {
        var everywhere = !personalizations.isEmpty();
        for (var personalization : personalizations) {
            everywhere &= !personalization.path("subject").asText().isEmpty();
        }
        if (json.path("subject").asText().isEmpty() && !everywhere && !json.hasNonNull("template_id")) {
            add(
                    "The subject is required. You can get around this requirement if you use a template with a subject"
                            + " defined or if every personalization has a subject defined.",
                    "subject");
        }
    }

    private void content(JsonNode json) {
        var parts = json.path("content");
        if (parts.isEmpty() && !json.hasNonNull("template_id")) {
            add(
                    "Unless a valid template_id is provided, the content parameter is required. There must be at least"
                            + " one defined content block.",
                    "content");
        }
        for (int i = 0; i < parts.size(); i++) {
            if (parts.path(i).path("value").asText().isEmpty()) {
                add("The content value must be a string at least one character in length.", "content." + i + ".value");
            }
            if (i > 0 && parts.path(i).path("type").asText().equals("text/plain")) {
                add(
                        "If present, text/plain and text/html may only be provided once, and text/plain must be first.",
                        "content." + i + ".type");
            }
        }
    }

    private void headers(JsonNode headers) {
        for (var header : headers.properties()) {
            if (RESERVED_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                add("The header cannot be one of the reserved keys.", "headers." + header.getKey());
            } else if (!header.getValue().isTextual()) {
                add("The header values must be strings.", "headers." + header.getKey());
            }
        }
    }

    private void attachments(JsonNode attachments) {
        for (int i = 0; i < attachments.size(); i++) {
            if (attachments.path(i).path("filename").asText().isEmpty()) {
                add("The attachment filename is required.", "attachments." + i + ".filename");
            }
            try {
                if (attachments.path(i).path("content").binaryValue() == null) {
                    add("The attachment content is required.", "attachments." + i + ".content");
                }
            } catch (IOException e) {
                add("The attachment content must be base64 encoded.", "attachments." + i + ".content");
            }
        }
    }

    private void add(String message, String field) {
        problems.add(new Problem(message, field));
    }
}
