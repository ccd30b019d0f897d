package dev.emailservice.delivery.intake;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for each field of one attachment. What is absent is not checked here. */
final class AttachmentChecks {

    static final int MAX_FILENAME_LENGTH = 255;
    static final int MAX_CONTENT_ID_LENGTH = 78;
    static final int MAX_CONTENT_TYPE_LENGTH = 78;

    /** Type and subtype (RFC 6838, section 4.2), without parameters: SendGrid refuses a semicolon. */
    private static final Pattern CONTENT_TYPE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*");

    /**
     * What can stand between the angle brackets of a Content-ID header without quotes (RFC 5322, section 3.6.4); SendGrid refuses
     * commas and semicolons by name.
     */
    private static final Pattern CONTENT_ID = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.@-]+");

    private final ObjectReader attachment;
    private final FieldErrors errors;

    AttachmentChecks(ObjectReader attachment, FieldErrors errors) {
        this.attachment = attachment;
        this.errors = errors;
    }

    void filename(@Nullable String filename) {
        if (filename == null) {
            return;
        }
        if (filename.length() > MAX_FILENAME_LENGTH) {
            error("filename", FieldErrorCode.TOO_LONG, "Use a file name of at most 255 characters.");
        }
        if (HeaderText.hasControl(filename)) {
            error("filename", FieldErrorCode.INVALID_CHARACTER, "Remove line breaks and other control characters.");
        }
        if (filename.indexOf('/') >= 0 || filename.indexOf('\\') >= 0 || filename.matches("[. ]+")) {
            error("filename", FieldErrorCode.INVALID_FORMAT, "Give a file name without a path.");
        }
        if (FileTypes.isBlocked(filename)) {
            error("filename", FieldErrorCode.BLOCKED_FILE_TYPE, "SES refuses files of this kind: put it into a zip.");
        }
    }

    void content(@Nullable String content) {
        if (content != null && !StrictBase64.isValid(content)) {
            error("content", FieldErrorCode.INVALID_FORMAT, "Give the bytes in padded base64 without line breaks.");
        }
    }

    void contentType(@Nullable String contentType) {
        if (contentType == null) {
            return;
        }
        if (!CONTENT_TYPE.matcher(contentType).matches()) {
            error(
                    "content_type",
                    FieldErrorCode.INVALID_FORMAT,
                    "Give a MIME type such as application/pdf, without parameters.");
        }
        if (contentType.length() > MAX_CONTENT_TYPE_LENGTH) {
            error("content_type", FieldErrorCode.TOO_LONG, "Use a MIME type of at most 78 characters.");
        }
    }

    void contentId(@Nullable String contentId) {
        if (contentId == null) {
            return;
        }
        if (!CONTENT_ID.matcher(contentId).matches()) {
            error(
                    "content_id",
                    FieldErrorCode.INVALID_CHARACTER,
                    "Use letters, digits, dots, @ and !#$%&'*+-/=?^_`{|}~, such as logo.");
        }
        if (contentId.length() > MAX_CONTENT_ID_LENGTH) {
            error("content_id", FieldErrorCode.TOO_LONG, "Use a content id of at most 78 characters.");
        }
    }

    private void error(String field, FieldErrorCode code, String message) {
        errors.add(attachment.path(field), code, message);
    }
}
