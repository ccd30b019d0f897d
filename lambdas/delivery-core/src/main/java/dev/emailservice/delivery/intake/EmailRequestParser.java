package dev.emailservice.delivery.intake;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.intake.ParsedRequest.Invalid;
import dev.emailservice.delivery.intake.ParsedRequest.Malformed;
import dev.emailservice.delivery.intake.ParsedRequest.Valid;
import dev.emailservice.model.email.Attachment;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.email.Tag;
import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The door to the service: only an email that either provider takes gets through. Nothing is ignored and nothing is coerced:
 * what the caller did not mean must not be sent.
 */
public final class EmailRequestParser {

    /** Fields of the API that this version can't honour yet. */
    private static final Set<String> NOT_YET = Set.of("scheduled_at");

    private static final Set<String> KNOWN = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "reply_to",
            "subject",
            "html",
            "text",
            "headers",
            "attachments",
            "tags",
            "scheduled_at",
            "expires_at",
            "priority",
            "on_unknown",
            "provider");

    private EmailRequestParser() {}

    /** As below, from any sender, and with every expiry counted as still to come. */
    public static ParsedRequest parse(String json) {
        return parse(json, SenderDomains.ANY, Instant.MIN);
    }

    /** As below, where no provider may be asked for by its name. */
    public static ParsedRequest parse(String json, SenderDomains senders, Instant now) {
        return parse(json, senders, Set.of(), now);
    }

    /**
     * Reads the JSON of one email request. Never throws, whatever the text is.
     *
     * @param senders whose emails are taken
     * @param providers the names of those that may be asked for
     * @param now what expires by then is refused
     */
    public static ParsedRequest parse(String json, SenderDomains senders, Set<String> providers, Instant now) {
        JsonNode root;
        try {
            root = Json.ASCII.readTree(json);
        } catch (JsonProcessingException e) {
            return malformed("Send one well-formed JSON object, with no field twice and nothing after its end.");
        }
        if (!(root instanceof ObjectNode object)) {
            return malformed("Send a JSON object.");
        }
        if (!WellFormedText.everywhereIn(object)) {
            return malformed("Send well-formed Unicode: a string holds half a surrogate pair.");
        }
        return read(object, senders, providers, now);
    }

    private static Malformed malformed(String problem) {
        return new Malformed(problem, List.of());
    }

    private static ParsedRequest read(ObjectNode object, SenderDomains senders, Set<String> providers, Instant now) {
        FieldErrors errors = new FieldErrors();
        ObjectReader body = new ObjectReader(object, "", errors).onlyKnows(KNOWN);
        refuseNotYet(body, errors);
        AddressFields addresses = new AddressFields(body, errors);
        EmailAddress from = addresses.one("from");
        if (from != null && !senders.allow(from)) {
            errors.add(
                    "from",
                    FieldErrorCode.SENDER_NOT_ALLOWED,
                    "Use an address of a domain that this service sends for.");
        }
        Recipients recipients = Recipients.read(body, addresses, errors);
        List<EmailAddress> replyTo = ReplyToField.read(addresses, errors);
        ContentFields content = ContentFields.read(body, errors);
        Map<String, String> headers = HeaderFields.read(body, errors);
        List<Attachment> attachments = AttachmentFields.read(body, errors);
        List<Tag> tags = TagFields.read(body, errors);
        SendOptions options = SendingFields.read(body, errors, now, providers);
        if (errors.hasWrongType()) {
            return new Malformed("Give each field a value of the type it takes.", errors.toList());
        }
        if (!errors.isEmpty()) {
            return new Invalid(errors.toList());
        }
        EmailRequest email = new EmailRequest(
                requireNonNull(from),
                recipients.to(),
                recipients.cc(),
                recipients.bcc(),
                replyTo,
                requireNonNull(content.subject()),
                content.html(),
                content.text(),
                headers,
                attachments,
                tags);
        return new Valid(email, options);
    }

    private static void refuseNotYet(ObjectReader body, FieldErrors errors) {
        NOT_YET.stream()
                .sorted()
                .filter(field -> !body.node(field).isMissingNode())
                .forEach(field -> errors.add(
                        field,
                        FieldErrorCode.NOT_SUPPORTED,
                        "Remove this field: this version does not support it yet."));
    }
}
