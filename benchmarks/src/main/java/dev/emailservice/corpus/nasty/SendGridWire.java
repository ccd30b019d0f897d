package dev.emailservice.corpus.nasty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.corpus.CanonicalEmail;
import dev.emailservice.corpus.CanonicalEmail.File;
import dev.emailservice.corpus.CanonicalEmail.Mailbox;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An email as SendGrid is given it (SendGrid API reference, "Mail Send"). */
final class SendGridWire {

    private SendGridWire() {}

    static CanonicalEmail read(JsonNode request) {
        JsonNode to = request.path("personalizations").path(0);
        return new CanonicalEmail(
                mailbox(request.path("from")),
                mailboxes(to.path("to")),
                mailboxes(to.path("cc")),
                mailboxes(to.path("bcc")),
                mailboxes(request.path("reply_to_list")),
                request.path("subject").textValue(),
                content(request, "text/plain"),
                content(request, "text/html"),
                headers(request.path("headers")),
                files(request.path("attachments")),
                texts(request.path("categories")));
    }

    private static List<Mailbox> mailboxes(JsonNode list) {
        List<Mailbox> mailboxes = new ArrayList<>();
        list.forEach(mailbox -> mailboxes.add(mailbox(mailbox)));
        return mailboxes;
    }

    private static Mailbox mailbox(JsonNode mailbox) {
        return new Mailbox(
                mailbox.path("email").textValue(), mailbox.path("name").textValue());
    }

    private static @Nullable String content(JsonNode request, String type) {
        for (JsonNode part : request.path("content")) {
            if (part.path("type").asText().equals(type)) {
                return part.path("value").textValue();
            }
        }
        return null;
    }

    private static List<String> headers(JsonNode headers) {
        List<String> lines = new ArrayList<>();
        headers.properties().forEach(header -> {
            if (!header.getKey().equals("X-Email-Id")) {
                lines.add(header.getKey() + ": " + header.getValue().textValue());
            }
        });
        return lines;
    }

    private static List<File> files(JsonNode list) {
        List<File> files = new ArrayList<>();
        for (JsonNode file : list) {
            files.add(new File(
                    file.path("filename").textValue(),
                    file.path("type").textValue(),
                    file.path("content_id").textValue(),
                    file.path("disposition").asText().equals("inline"),
                    file.path("content").textValue()));
        }
        return files;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
