package dev.emailservice.adapters.sendgrid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.adapters.mime.AsciiAddress;
import dev.emailservice.adapters.mime.EmailHeaders;
import dev.emailservice.model.email.Attachment;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.json.Json;
import java.util.List;

/**
 * An email job as the body of SendGrid's Mail Send. Written by hand: the {@code Mail} class of sendgrid-java knows no
 * second reply-to address, and throws where a body holds what looks like an API key.
 */
final class SendGridBody {

    private SendGridBody() {}

    static String of(EmailJob job) {
        return write(tree(job));
    }

    /** The same, to be checked and not sent: it costs no credits ("Sandbox Mode"). */
    static String inSandbox(EmailJob job) {
        ObjectNode body = tree(job);
        body.putObject("mail_settings").putObject("sandbox_mode").put("enable", true);
        return write(body);
    }

    private static ObjectNode tree(EmailJob job) {
        EmailRequest email = job.email();
        ObjectNode body = Json.ASCII.createObjectNode();
        ObjectNode personalization = body.putArray("personalizations").addObject();
        addresses(personalization, "to", email.to());
        addresses(personalization, "cc", email.cc());
        addresses(personalization, "bcc", email.bcc());
        address(body.putObject("from"), email.from());
        addresses(body, "reply_to_list", email.replyTo());
        body.put("subject", email.subject());
        content(body.putArray("content"), email);
        ObjectNode headers = body.putObject("headers");
        EmailHeaders.of(job).forEach(headers::put);
        attachments(body, email.attachments());
        categories(body, email);
        body.putObject("custom_args").put(SendGridEmailId.ARGUMENT, job.id().value());
        untouched(body.putObject("tracking_settings"));
        return body;
    }

    private static String write(ObjectNode body) {
        try {
            return Json.ASCII.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of nodes is always JSON", e);
        }
    }

    private static void addresses(ObjectNode parent, String field, List<EmailAddress> addresses) {
        if (!addresses.isEmpty()) {
            ArrayNode list = parent.putArray(field);
            addresses.forEach(address -> address(list.addObject(), address));
        }
    }

    private static void address(ObjectNode node, EmailAddress address) {
        node.put("email", AsciiAddress.of(address));
        if (address.name() != null && !address.name().isBlank()) {
            node.put("name", address.name());
        }
    }

    /** Plain text comes first (Mail Send, content). */
    private static void content(ArrayNode content, EmailRequest email) {
        if (email.text() != null) {
            content.addObject().put("type", "text/plain").put("value", email.text());
        }
        if (email.html() != null) {
            content.addObject().put("type", "text/html").put("value", email.html());
        }
    }

    private static void attachments(ObjectNode body, List<Attachment> files) {
        if (files.isEmpty()) {
            return;
        }
        ArrayNode attachments = body.putArray("attachments");
        for (Attachment file : files) {
            ObjectNode attachment = attachments
                    .addObject()
                    .put("filename", file.filename())
                    .put("type", EmailHeaders.type(file))
                    .put("content", file.content())
                    .put("disposition", file.contentId() == null ? "attachment" : "inline");
            if (file.contentId() != null) {
                attachment.put("content_id", file.contentId());
            }
        }
    }

    private static void categories(ObjectNode body, EmailRequest email) {
        if (!email.tags().isEmpty()) {
            ArrayNode categories = body.putArray("categories");
            email.tags().stream()
                    .map(tag -> tag.name() + ":" + tag.value())
                    .distinct()
                    .forEach(categories::add);
        }
    }

    /** What is delivered is what was accepted: an account's settings may otherwise rewrite links and add a pixel. */
    private static void untouched(ObjectNode tracking) {
        tracking.putObject("click_tracking").put("enable", false).put("enable_text", false);
        tracking.putObject("open_tracking").put("enable", false);
        tracking.putObject("subscription_tracking").put("enable", false);
        tracking.putObject("ganalytics").put("enable", false);
    }
}
