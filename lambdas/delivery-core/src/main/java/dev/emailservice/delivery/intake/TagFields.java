package dev.emailservice.delivery.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.model.email.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Labels for the providers' statistics: SES' message tags, SendGrid's categories. */
final class TagFields {

    /** SendGrid: categories of one message. */
    static final int MAX = 10;

    /** The tag the service itself gives every email, so that a provider's events can be tied to it. */
    private static final String OWN = "email-id";

    private static final Set<String> KNOWN = Set.of("name", "value");

    private TagFields() {}

    /** Reads and checks {@code tags}. */
    static List<Tag> read(ObjectReader body, FieldErrors errors) {
        JsonNode node = body.node("tags");
        if (!node.isMissingNode() && !node.isArray()) {
            errors.add("tags", FieldErrorCode.WRONG_TYPE, "Give a list of objects with name and value.");
            return List.of();
        }
        if (node.size() > MAX) {
            errors.add("tags", FieldErrorCode.TOO_MANY, "Give at most 10 tags.");
            return List.of();
        }
        List<Tag> tags = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < node.size(); i++) {
            String path = "tags[" + i + "]";
            Tag tag = tag(node.get(i), path, errors);
            if (tag != null) {
                tags.add(tag);
                if (tag.name().equalsIgnoreCase(OWN)) {
                    errors.add(
                            path + ".name", FieldErrorCode.RESERVED, "Choose another name: the service sets this tag.");
                }
                if (!names.add(tag.name())) {
                    errors.add(path + ".name", FieldErrorCode.DUPLICATE, "Give each tag name once.");
                }
            }
        }
        return tags;
    }

    private static @Nullable Tag tag(JsonNode node, String path, FieldErrors errors) {
        if (!(node instanceof ObjectNode object)) {
            errors.add(path, FieldErrorCode.WRONG_TYPE, "Give an object with name and value.");
            return null;
        }
        ObjectReader reader = new ObjectReader(object, path, errors).onlyKnows(KNOWN);
        String name = label(reader, "name", errors);
        String value = label(reader, "value", errors);
        return name == null || value == null ? null : new Tag(name, value);
    }

    private static @Nullable String label(ObjectReader tag, String field, FieldErrors errors) {
        String label = tag.requiredString(field);
        if (label != null && !Tag.isSpelledRight(label)) {
            errors.add(tag.path(field), FieldErrorCode.INVALID_CHARACTER, "Use ASCII letters, digits, _ and - only.");
        }
        if (label != null && label.length() > Tag.MAX_LENGTH) {
            errors.add(tag.path(field), FieldErrorCode.TOO_LONG, "Use at most 120 characters.");
        }
        return label;
    }
}
