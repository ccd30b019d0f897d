package dev.emailservice.delivery.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.model.email.Attachment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files. Their limits are SES' (Amazon SES API v2 Reference, "Attachment"). */
final class AttachmentFields {

    private static final Set<String> KNOWN = Set.of("filename", "content", "content_type", "content_id");

    private AttachmentFields() {}

    /** Reads and checks {@code attachments}. */
    static List<Attachment> read(ObjectReader body, FieldErrors errors) {
        JsonNode node = body.node("attachments");
        if (!node.isMissingNode() && !node.isArray()) {
            errors.add("attachments", FieldErrorCode.WRONG_TYPE, "Give a list of objects with filename and content.");
            return List.of();
        }
        List<Attachment> attachments = new ArrayList<>();
        Set<String> contentIds = new HashSet<>();
        for (int i = 0; i < node.size(); i++) {
            String path = "attachments[" + i + "]";
            Attachment attachment = attachment(node.get(i), path, errors);
            if (attachment != null) {
                attachments.add(attachment);
                if (attachment.contentId() != null && !contentIds.add(attachment.contentId())) {
                    errors.add(path + ".content_id", FieldErrorCode.DUPLICATE, "Give each content id once.");
                }
            }
        }
        return attachments;
    }

    private static @Nullable Attachment attachment(JsonNode node, String path, FieldErrors errors) {
        if (!(node instanceof ObjectNode object)) {
            errors.add(path, FieldErrorCode.WRONG_TYPE, "Give an object with filename and content.");
            return null;
        }
        ObjectReader reader = new ObjectReader(object, path, errors).onlyKnows(KNOWN);
        String filename = reader.requiredString("filename");
        String content = reader.requiredString("content");
        String contentType = reader.optionalString("content_type");
        String contentId = reader.optionalString("content_id");
        AttachmentChecks checks = new AttachmentChecks(reader, errors);
        checks.filename(filename);
        checks.content(content);
        checks.contentType(contentType);
        checks.contentId(contentId);
        if (filename == null || content == null) {
            return null;
        }
        return new Attachment(
                filename, content, contentType == null ? FileTypes.mimeType(filename) : contentType, contentId);
    }
}
