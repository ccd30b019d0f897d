package dev.emailservice.sendemail.ses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.emailservice.delivery.intake.FieldErrorCode;
import dev.emailservice.delivery.intake.FieldNames;
import dev.emailservice.delivery.intake.ObjectReader;
import dev.emailservice.sendemail.door.AttachmentDraft;
import dev.emailservice.sendemail.door.Draft;
import java.nio.charset.Charset;
import java.util.Set;

/** {@code Content.Simple}: an email in its parts. */
final class SimpleEmail {

    private static final Set<String> KNOWN = Set.of("Subject", "Body", "Headers", "Attachments");

    private static final Set<String> FILE = Set.of(
            "RawContent", "ContentDisposition", "FileName", "ContentId", "ContentType", "ContentTransferEncoding");

    private SimpleEmail() {}

    /** Reads the request into the draft. */
    static void read(ObjectReader request, ObjectReader content, Draft draft) {
        String from = request.optionalString("FromEmailAddress");
        draft.paths().put("from", "FromEmailAddress");
        if (from != null) {
            draft.email().set("from", Mailboxes.own(from));
        }
        ObjectReader destination = Destinations.of(request, draft);
        Mailboxes.copy(destination, "ToAddresses", "to", draft);
        Mailboxes.copy(destination, "CcAddresses", "cc", draft);
        Mailboxes.copy(destination, "BccAddresses", "bcc", draft);
        Mailboxes.copy(request, "ReplyToAddresses", "reply_to", draft);
        ObjectReader simple = draft.child(content, "Simple", KNOWN, Set.of());
        text(simple, "Subject", "subject", draft);
        ObjectReader body = draft.child(simple, "Body", Set.of("Text", "Html"), Set.of());
        text(body, "Text", "text", draft);
        text(body, "Html", "html", draft);
        headers(simple, draft);
        attachments(simple, draft);
    }

    /** A text goes out in UTF-8, whichever charset SES would write it in: whoever reads it sees the same. */
    private static void text(ObjectReader parent, String field, String own, Draft draft) {
        ObjectReader text = draft.child(parent, field, Set.of("Data", "Charset"), Set.of());
        draft.set(own, text.node("Data"), text.path("Data"));
        String charset = text.optionalString("Charset");
        if (charset != null && !isCharset(charset)) {
            draft.refuse(text.path("Charset"), FieldErrorCode.INVALID_FORMAT, "Give a charset such as UTF-8.");
        }
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void headers(ObjectReader simple, Draft draft) {
        draft.paths().put("headers", simple.path("Headers"));
        draft.each(simple, "Headers", element -> {
            ObjectReader header = draft.object(element.object(), element.path(), Set.of("Name", "Value"), Set.of());
            String name = header.requiredString("Name");
            String value = header.requiredString("Value");
            if (name == null || value == null) {
                return;
            }
            ObjectNode headers = draft.email().withObjectProperty("headers");
            draft.paths().put("headers." + FieldNames.shown(name), element.path());
            if (headers.has(name)) {
                draft.refuse(header.path("Name"), FieldErrorCode.DUPLICATE, "Give each header once.");
            }
            headers.set(name, TextNode.valueOf(value));
        });
    }

    private static void attachments(ObjectReader simple, Draft draft) {
        draft.each(simple, "Attachments", element -> {
            ObjectReader file = draft.object(element.object(), element.path(), FILE, Set.of("ContentDescription"));
            String id = file.optionalString("ContentId");
            AttachmentDraft.next(draft, element.path())
                    .set("filename", file.optionalString("FileName"), file.path("FileName"))
                    .set("content", file.optionalString("RawContent"), file.path("RawContent"))
                    .set("content_type", file.optionalString("ContentType"), file.path("ContentType"))
                    .set("content_id", id, file.path("ContentId"))
                    .shown(
                            file.optionalString("ContentDisposition"),
                            id,
                            file.path("ContentDisposition"),
                            file.path("ContentId"));
            String encoding = file.optionalString("ContentTransferEncoding");
            if (encoding != null && !encoding.equals("BASE64")) {
                draft.refuse(
                        file.path("ContentTransferEncoding"),
                        FieldErrorCode.NOT_SUPPORTED,
                        "Remove this field: files go out in base64.");
            }
        });
    }
}
