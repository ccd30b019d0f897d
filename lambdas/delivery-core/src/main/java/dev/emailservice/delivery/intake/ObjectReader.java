package dev.emailservice.delivery.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one JSON object without coercing anything: a number is no string. A field that is null counts as
 * absent.
 */
public final class ObjectReader {

    private final ObjectNode object;
    private final String prefix;
    private final FieldErrors errors;

    /** @param path where the object stands, such as {@code attachments[0]}; empty for the body itself */
    public ObjectReader(ObjectNode object, String path, FieldErrors errors) {
        this.object = object;
        this.prefix = path.isEmpty() ? "" : path + ".";
        this.errors = errors;
    }

    /** Refuses every field that is not in {@code known}, by name: a misspelt {@code bccs} would lose a recipient. */
    public ObjectReader onlyKnows(Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                errors.add(
                        prefix + FieldNames.shown(name),
                        FieldErrorCode.UNKNOWN_FIELD,
                        "Remove this field, or correct its name: no field of an email request is called so.");
            }
        });
        return this;
    }

    /** The full name of a field of this object. */
    public String path(String field) {
        return prefix + field;
    }

    /** The value; a missing node where it is absent or null. */
    public JsonNode node(String field) {
        JsonNode node = object.path(field);
        return node.isNull() ? MissingNode.getInstance() : node;
    }

    /** The string, or null where it is absent, or no string (which is then recorded). */
    public @Nullable String optionalString(String field) {
        JsonNode node = node(field);
        if (!node.isMissingNode() && !node.isTextual()) {
            errors.add(path(field), FieldErrorCode.WRONG_TYPE, "Give a string.");
        }
        return node.textValue();
    }

    /** The string, or null where it is absent, empty or no string (which is then recorded). */
    public @Nullable String requiredString(String field) {
        String text = optionalString(field);
        if (node(field).isMissingNode() || (text != null && text.isEmpty())) {
            errors.add(path(field), FieldErrorCode.REQUIRED, "Give this field a value.");
            return null;
        }
        return text;
    }
}
