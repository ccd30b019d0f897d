package dev.emailservice.sendemail.sendgrid;

import dev.emailservice.delivery.intake.ObjectReader;
import dev.emailservice.sendemail.door.AttachmentDraft;
import dev.emailservice.sendemail.door.Draft;
import java.util.Set;

/** {@code attachments}, each with its bytes in base64. */
final class MailAttachments {

    private static final Set<String> KNOWN = Set.of("content", "type", "filename", "disposition", "content_id");

    private MailAttachments() {}

    /** Reads the files into the draft. */
    static void read(ObjectReader mail, Draft draft) {
        draft.each(mail, "attachments", element -> {
            ObjectReader file = draft.object(element.object(), element.path(), KNOWN, Set.of());
            String contentId = file.optionalString("content_id");
            AttachmentDraft.next(draft, element.path())
                    .set("filename", file.optionalString("filename"), file.path("filename"))
                    .set("content", file.optionalString("content"), file.path("content"))
                    .set("content_type", file.optionalString("type"), file.path("type"))
                    .set("content_id", contentId, file.path("content_id"))
                    .shown(
                            file.optionalString("disposition"),
                            contentId,
                            file.path("disposition"),
                            file.path("content_id"));
        });
    }
}
