package dev.emailservice.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.model.email.Attachment;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.email.Tag;
import java.net.IDN;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The email that a valid request means, read without any of the service's own reading, so that the two can be compared. Checks
 * nothing: what is not valid has no meaning.
 */
public final class Meaning {

    private Meaning() {}

    /** The email in a valid request's JSON. A file's type that is not given is left empty: it is the service's to choose. */
    public static EmailRequest of(JsonNode request) {
        Set<String> seen = new HashSet<>();
        return new EmailRequest(
                mailbox(request.path("from")),
                mailboxes(request.path("to"), seen),
                mailboxes(request.path("cc"), seen),
                mailboxes(request.path("bcc"), seen),
                mailboxes(request.path("reply_to"), new HashSet<>()),
                request.path("subject").textValue(),
                body(request.path("html")),
                body(request.path("text")),
                headers(request.path("headers")),
                files(request.path("attachments")),
                tags(request.path("tags")));
    }

    private static @Nullable String body(JsonNode node) {
        String text = node.textValue();
        return text == null || text.isEmpty() ? null : text;
    }

    private static List<EmailAddress> mailboxes(JsonNode node, Set<String> seen) {
        List<JsonNode> nodes = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(nodes::add);
        } else if (!node.isMissingNode() && !node.isNull()) {
            nodes.add(node);
        }
        return nodes.stream()
                .map(Meaning::mailbox)
                .filter(mailbox -> seen.add(mailbox.email().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static EmailAddress mailbox(JsonNode node) {
        if (node.isObject()) {
            return address(node.path("email").textValue(), node.path("name").textValue());
        }
        String text = node.textValue().strip();
        int open = text.lastIndexOf('<');
        if (open < 0) {
            return address(text, null);
        }
        String name = text.substring(0, open).strip();
        if (name.startsWith("\"")) {
            name = name.substring(1, name.length() - 1).replaceAll("(?s)\\\\(.)", "$1");
        }
        return address(text.substring(open + 1, text.length() - 1).strip(), name);
    }

    private static EmailAddress address(String email, @Nullable String name) {
        int at = email.lastIndexOf('@');
        String ascii = email.substring(0, at + 1) + IDN.toASCII(email.substring(at + 1));
        return new EmailAddress(ascii, name == null || name.isBlank() ? null : name.strip());
    }

    private static Map<String, String> headers(JsonNode node) {
        Map<String, String> headers = new LinkedHashMap<>();
        node.properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().textValue()));
        return headers;
    }

    private static List<Attachment> files(JsonNode node) {
        List<Attachment> files = new ArrayList<>();
        for (JsonNode file : node) {
            files.add(new Attachment(
                    file.path("filename").textValue(),
                    file.path("content").textValue(),
                    file.path("content_type").asText(""),
                    file.path("content_id").textValue()));
        }
        return files;
    }

    private static List<Tag> tags(JsonNode node) {
        List<Tag> tags = new ArrayList<>();
        node.forEach(tag ->
                tags.add(new Tag(tag.path("name").textValue(), tag.path("value").textValue())));
        return tags;
    }
}
