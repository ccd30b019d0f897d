package dev.emailservice.sendemail.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.intake.FieldErrorCode;
import org.jspecify.annotations.Nullable;

/** Adds one file to a draft. A file with a content id is shown within the email, any other beside it: both vendors can say more. */
public final class AttachmentDraft {

    private final Draft draft;
    private final ObjectNode file;
    private final String own;

    private AttachmentDraft(Draft draft) {
        this.draft = draft;
        int index = draft.email().withArray("attachments").size();
        this.own = "attachments[" + index + "]";
        this.file = draft.email().withArray("attachments").addObject();
    }

    /** The next file, which the caller wrote at this path. */
    public static AttachmentDraft next(Draft draft, String written) {
        AttachmentDraft attachment = new AttachmentDraft(draft);
        draft.paths().put(attachment.own, written);
        return attachment;
    }

    /** Sets one of the API's own fields of the file; null sets nothing. */
    public AttachmentDraft set(String field, @Nullable String value, String written) {
        draft.paths().put(own + "." + field, written);
        if (value != null) {
            file.put(field, value);
        }
        return this;
    }

    /**
     * Checks that where the file is to be shown is where it will be.
     *
     * @param disposition {@code inline}, {@code attachment} or null, in whatever case
     * @param contentId the content id, or null
     */
    public void shown(@Nullable String disposition, @Nullable String contentId, String written, String idWritten) {
        boolean inline = "inline".equalsIgnoreCase(disposition);
        if (disposition != null && !inline && !"attachment".equalsIgnoreCase(disposition)) {
            draft.refuse(written, FieldErrorCode.INVALID_FORMAT, "Give inline or attachment.");
        } else if (inline && contentId == null) {
            draft.refuse(idWritten, FieldErrorCode.REQUIRED, "Give an inline file a content id to show it by.");
        } else if (!inline && contentId != null) {
            draft.refuse(
                    written,
                    FieldErrorCode.NOT_SUPPORTED,
                    "Make this inline, or remove the content id: a file that has one is shown within the email.");
        }
    }
}
