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
 * The email that a valid request means, read without any of the service's own reading, so that the two can be compared. A field that is
 * unknown or of another type has no meaning; of the values it checks nothing.
 */
public final class Meaning {

    private static final Set<String> FIELDS = Set.of(
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
            "expires_at",
            "on_unknown");

    private Meaning() {}

    /**
     * The email in a valid request's JSON. A file's type that is not given is left empty: it is the service's to choose.
     *
     * @throws IllegalArgumentException where a field is unknown or of another type
     * @throws NullPointerException where a field is missing
     */
    public static EmailRequest of(JsonNode request) {
        known(request, FIELDS);
        Set<String> seen = new HashSet<>();
        return new EmailRequest(
                mailbox(request.path("from")),
                mailboxes(request.path("to"), seen),
                mailboxes(request.path("cc"), seen),
                mailboxes(request.path("bcc"), seen),
                mailboxes(request.path("reply_to"), new HashSet<>()),
                text(request.path("subject")),
                body(request.path("html")),
                body(request.path("text")),
                headers(request.path("headers")),
                files(request.path("attachments")),
                tags(request.path("tags")));
    }

    private static @Nullable String body(JsonNode node) {
        String text = text(node);
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
            known(node, Set.of("email", "name"));
            return address(text(node.path("email")), text(node.path("name")));
        }
        String text = text(node).strip();
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
        node.properties().forEach(header -> headers.put(header.getKey(), text(header.getValue())));
        return headers;
    }

    private static List<Attachment> files(JsonNode node) {
        List<Attachment> files = new ArrayList<>();
        for (JsonNode file : node) {
            known(file, Set.of("filename", "content", "content_type", "content_id"));
            files.add(new Attachment(
                    text(file.path("filename")),
                    text(file.path("content")),
                    file.path("content_type").asText(""),
                    text(file.path("content_id"))));
        }
        return files;
    }

    private static List<Tag> tags(JsonNode node) {
        List<Tag> tags = new ArrayList<>();
        for (JsonNode tag : node) {
            known(tag, Set.of("name", "value"));
            tags.add(new Tag(text(tag.path("name")), text(tag.path("value"))));
        }
        return tags;
    }

    private static void known(JsonNode object, Set<String> names) {
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("a field that nobody knows");
            }
        });
    }

    /** The string. Where there is none, it is null, and whoever needs one throws. */
    private static String text(JsonNode node) {
        if (!node.isTextual() && !node.isMissingNode() && !node.isNull()) {
            throw new IllegalArgumentException("a value of another type");
        }
        return node.textValue();
    }
}
