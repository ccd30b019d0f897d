package dev.emailservice.adapters.ses;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.adapters.providers.ReceivedEmail;
import dev.emailservice.adapters.providers.ReceivedEmail.File;
import dev.emailservice.adapters.providers.ReceivedEmail.Mailbox;
import dev.emailservice.adapters.wire.WireRequest;
import dev.emailservice.model.json.Json;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads SES's wire format, and its mailbox strings with a mail library of its own. */
final class SesWireFormat {

    private SesWireFormat() {}

    static ReceivedEmail read(WireRequest request) {
        JsonNode body = json(request.body());
        JsonNode simple = body.path("Content").path("Simple");
        JsonNode to = body.path("Destination");
        Map<String, String> tags = new LinkedHashMap<>();
        body.path("EmailTags")
                .forEach(tag ->
                        tags.put(tag.path("Name").asText(), tag.path("Value").asText()));
        String emailId = tags.remove("email-id");
        Map<String, String> headers = new LinkedHashMap<>();
        simple.path("Headers")
                .forEach(header -> headers.put(
                        header.path("Name").asText(), header.path("Value").asText()));
        List<File> files = new ArrayList<>();
        simple.path("Attachments").forEach(file -> files.add(file(file)));
        return new ReceivedEmail(
                mailbox(body.path("FromEmailAddress").asText()),
                mailboxes(to.path("ToAddresses")),
                mailboxes(to.path("CcAddresses")),
                mailboxes(to.path("BccAddresses")),
                mailboxes(body.path("ReplyToAddresses")),
                simple.path("Subject").path("Data").asText(),
                simple.path("Body").path("Text").path("Data").textValue(),
                simple.path("Body").path("Html").path("Data").textValue(),
                headers,
                files,
                tags.entrySet().stream()
                        .map(tag -> tag.getKey() + ":" + tag.getValue())
                        .toList(),
                emailId);
    }

    private static File file(JsonNode file) {
        return new File(
                file.path("FileName").asText(),
                file.path("ContentType").asText(),
                file.path("RawContent").asText(),
                file.path("ContentDisposition").asText().toLowerCase(Locale.ROOT),
                file.path("ContentId").textValue());
    }

    private static List<Mailbox> mailboxes(JsonNode list) {
        List<Mailbox> mailboxes = new ArrayList<>();
        list.forEach(mailbox -> mailboxes.add(mailbox(mailbox.asText())));
        return mailboxes;
    }

    private static Mailbox mailbox(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            return new Mailbox(address.getAddress(), address.getPersonal());
        } catch (AddressException e) {
            throw new AssertionError("no mailbox", e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return Json.ASCII.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
