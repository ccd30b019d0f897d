package dev.emailservice.adapters.sendgrid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.adapters.providers.ReceivedEmail;
import dev.emailservice.adapters.providers.ReceivedEmail.File;
import dev.emailservice.adapters.providers.ReceivedEmail.Mailbox;
import dev.emailservice.adapters.wire.WireRequest;
import dev.emailservice.model.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads SendGrid's wire format. */
final class SendGridWireFormat {

    private SendGridWireFormat() {}

    static ReceivedEmail read(WireRequest request) {
        JsonNode body = json(request.body());
        JsonNode personalization = body.path("personalizations").path(0);
        Map<String, String> contents = new LinkedHashMap<>();
        body.path("content")
                .forEach(part -> contents.put(
                        part.path("type").asText(), part.path("value").asText()));
        Map<String, String> headers = new LinkedHashMap<>();
        body.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new ReceivedEmail(
                mailbox(body.path("from")),
                list(personalization.path("to"), SendGridWireFormat::mailbox),
                list(personalization.path("cc"), SendGridWireFormat::mailbox),
                list(personalization.path("bcc"), SendGridWireFormat::mailbox),
                list(body.path("reply_to_list"), SendGridWireFormat::mailbox),
                body.path("subject").asText(),
                contents.get("text/plain"),
                contents.get("text/html"),
                headers,
                list(body.path("attachments"), SendGridWireFormat::file),
                list(body.path("categories"), JsonNode::asText),
                body.path("custom_args").path("email_id").textValue());
    }

    private static Mailbox mailbox(JsonNode node) {
        return new Mailbox(node.path("email").asText(), node.path("name").textValue());
    }

    private static File file(JsonNode file) {
        return new File(
                file.path("filename").asText(),
                file.path("type").asText(),
                file.path("content").asText(),
                file.path("disposition").asText(),
                file.path("content_id").textValue());
    }

    private static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> read) {
        List<T> list = new ArrayList<>();
        nodes.forEach(node -> list.add(read.apply(node)));
        return list;
    }

    static JsonNode json(String text) {
        try {
            return Json.ASCII.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
