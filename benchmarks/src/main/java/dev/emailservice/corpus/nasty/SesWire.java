package dev.emailservice.corpus.nasty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.corpus.CanonicalEmail;
import dev.emailservice.corpus.CanonicalEmail.File;
import dev.emailservice.corpus.CanonicalEmail.Mailbox;
import java.util.ArrayList;
import java.util.List;

/** An email as SES is given it (Amazon SES API v2 Reference, "SendEmail", Simple content). */
final class SesWire {

    private SesWire() {}

    /** @throws IllegalArgumentException where a part is not written as SES reads it */
    static CanonicalEmail read(JsonNode request) {
        JsonNode simple = request.path("Content").path("Simple");
        JsonNode to = request.path("Destination");
        return new CanonicalEmail(
                WireMailbox.read(request.path("FromEmailAddress").textValue()),
                mailboxes(to.path("ToAddresses")),
                mailboxes(to.path("CcAddresses")),
                mailboxes(to.path("BccAddresses")),
                mailboxes(request.path("ReplyToAddresses")),
                simple.path("Subject").path("Data").textValue(),
                simple.path("Body").path("Text").path("Data").textValue(),
                simple.path("Body").path("Html").path("Data").textValue(),
                pairs(simple.path("Headers"), ": ", "X-Email-Id"),
                files(simple.path("Attachments")),
                pairs(request.path("EmailTags"), ":", "email-id"));
    }

    private static List<Mailbox> mailboxes(JsonNode list) {
        List<Mailbox> mailboxes = new ArrayList<>();
        list.forEach(text -> mailboxes.add(WireMailbox.read(text.textValue())));
        return mailboxes;
    }

    private static List<String> pairs(JsonNode list, String between, String own) {
        List<String> pairs = new ArrayList<>();
        for (JsonNode pair : list) {
            String name = pair.path("Name").textValue();
            if (!name.equals(own)) {
                pairs.add(name + between + pair.path("Value").textValue());
            }
        }
        return pairs;
    }

    private static List<File> files(JsonNode list) {
        List<File> files = new ArrayList<>();
        for (JsonNode file : list) {
            files.add(new File(
                    file.path("FileName").textValue(),
                    file.path("ContentType").textValue(),
                    file.path("ContentId").textValue(),
                    file.path("ContentDisposition").asText().equals("INLINE"),
                    file.path("RawContent").textValue()));
        }
        return files;
    }
}
