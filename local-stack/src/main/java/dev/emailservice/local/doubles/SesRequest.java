package dev.emailservice.local.doubles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of SES v2's SendEmail, judged as strictly as SES judges it (API reference, "SendEmail"). */
sealed interface SesRequest {

    /** What SES sends. */
    record Sendable(@Nullable String emailId, List<String> recipients, String subject) implements SesRequest {
        public Sendable {
            recipients = List.copyOf(recipients);
        }
    }

    /** What it answers BadRequestException to. */
    record Refused(String message) implements SesRequest {}

    /** Recipients of one email, to, cc and bcc together. */
    int MOST_RECIPIENTS = 50;

    /** The size of one email, as the request's. */
    int MOST_BYTES = 40 * 1024 * 1024;

    static SesRequest read(Request request) {
        if (request.body().length() > MOST_BYTES) {
            return new Refused("Message length is more than " + MOST_BYTES + " bytes long");
        }
        var json = request.json();
        var content = json.path("Content");
        if (!content.isObject()) {
            return new Refused("Value null at 'content' failed to satisfy constraint: Member must not be null");
        }
        var invalidTag = SesRules.invalidTag(json.path("EmailTags"));
        if (invalidTag != null) {
            return new Refused(invalidTag);
        }
        if (content.path("Raw").isObject()) {
            return raw(json, content.path("Raw").path("Data"));
        }
        if (content.path("Simple").isObject()) {
            return simple(json, content.path("Simple"));
        }
        return new Refused("Content must hold Simple or Raw; this double renders no templates");
    }

    private static SesRequest simple(JsonNode json, JsonNode simple) {
        var from = json.path("FromEmailAddress").asText();
        if (!Address.isValid(from)) {
            return new Refused("Missing final '@domain' in FromEmailAddress");
        }
        if (simple.path("Subject").path("Data").asText().isEmpty()) {
            return new Refused("Subject is missing");
        }
        var body = simple.path("Body");
        if (!body.path("Text").path("Data").isTextual()
                && !body.path("Html").path("Data").isTextual()) {
            return new Refused("Body must hold Text or Html");
        }
        var invalid = SesRules.invalidHeader(simple.path("Headers"));
        if (invalid == null) {
            invalid = SesRules.invalidAttachment(simple.path("Attachments"));
        }
        if (invalid != null) {
            return new Refused(invalid);
        }
        var id = named(simple.path("Headers"));
        return sendable(
                id == null ? named(json.path("EmailTags")) : id,
                destination(json),
                simple.path("Subject").path("Data").asText());
    }

    private static SesRequest raw(JsonNode json, JsonNode data) {
        var message = SesRules.decoded(data);
        if (message == null) {
            return new Refused("Raw.Data is not base64");
        }
        var headers = MimeHeaders.read(message);
        if (!Address.isValid(json.path("FromEmailAddress").asText(headers.first("From")))) {
            return new Refused("Missing final '@domain' in the From address");
        }
        var recipients = destination(json);
        if (recipients.isEmpty()) {
            recipients = headers.addresses("To", "Cc", "Bcc");
        }
        var id = headers.first("X-Email-Id");
        return sendable(id.isEmpty() ? named(json.path("EmailTags")) : id, recipients, headers.first("Subject"));
    }

    private static SesRequest sendable(@Nullable String emailId, List<String> recipients, String subject) {
        if (recipients.isEmpty()) {
            return new Refused("Destination must hold at least one recipient");
        }
        if (recipients.size() > MOST_RECIPIENTS) {
            return new Refused("Recipient count exceeds " + MOST_RECIPIENTS + ".");
        }
        for (var recipient : recipients) {
            if (!Address.isValid(recipient)) {
                return new Refused("Missing final '@domain' in a recipient");
            }
        }
        return new Sendable(emailId, recipients, subject);
    }

    private static List<String> destination(JsonNode json) {
        var addresses = new ArrayList<String>();
        for (var list : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
            json.path("Destination").path(list).forEach(address -> addresses.add(Address.bare(address.asText())));
        }
        return addresses;
    }

    private static @Nullable String named(JsonNode pairs) {
        for (var pair : pairs) {
            if (EmailIdName.matches(pair.path("Name").asText())) {
                return pair.path("Value").asText();
            }
        }
        return null;
    }
}
