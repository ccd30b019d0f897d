package dev.emailservice.sendemail.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.intake.FieldErrorCode;
import dev.emailservice.delivery.intake.FieldErrors;
import dev.emailservice.delivery.intake.ObjectReader;
import dev.emailservice.model.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The API's own request while it is being put together, and what can't be honoured of the one it is made from. */
public final class Draft {

    private final ObjectNode email = Json.ASCII.createObjectNode();
    private final FieldPaths paths = new FieldPaths();
    private final FieldErrors errors = new FieldErrors();

    private Draft() {}

    /**
     * Reads a body.
     *
     * @param fill puts the fields of the body into the draft, and records what can't be honoured
     */
    public static Reading of(String body, Filling fill) {
        Optional<ObjectNode> root = object(body);
        if (root.isEmpty()) {
            return new Reading.Refused(
                    "Send one well-formed JSON object, with no field twice and nothing after its end.", List.of());
        }
        Draft draft = new Draft();
        boolean checkOnly = fill.fill(root.get(), draft);
        return draft.errors.isEmpty()
                ? new Reading.Email(draft.email.toString(), draft.paths, checkOnly)
                : new Reading.Refused(
                        "Correct the fields listed in errors, and send again. Nothing was sent.",
                        draft.errors.toList());
    }

    /** Fills a draft from the root of a body, and answers whether it is only to be checked. */
    @FunctionalInterface
    public interface Filling {
        /** Puts the body's fields into the draft; true where the caller wants nothing sent. */
        boolean fill(ObjectNode root, Draft draft);
    }

    private static Optional<ObjectNode> object(String body) {
        try {
            return Json.ASCII.readTree(body) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The request so far. */
    public ObjectNode email() {
        return email;
    }

    /** What can't be honoured so far. */
    public FieldErrors errors() {
        return errors;
    }

    /** Where the fields came from. */
    public FieldPaths paths() {
        return paths;
    }

    /** Sets a field of the request, and remembers where it came from. A missing value sets nothing. */
    public void set(String own, JsonNode value, String written) {
        paths.put(own, written);
        if (!value.isMissingNode()) {
            email.set(own, value);
        }
    }

    /** Records what can't be honoured. */
    public void refuse(String written, FieldErrorCode code, String message) {
        errors.add(written, code, message);
    }

    /**
     * Reads an object of the body.
     *
     * @param known the fields that are honoured
     * @param notSupported the vendor's other fields: each one that is there is refused by name
     */
    public ObjectReader object(ObjectNode object, String path, Set<String> known, Set<String> notSupported) {
        Set<String> all = new HashSet<>(known);
        all.addAll(notSupported);
        ObjectReader reader = new ObjectReader(object, path, errors).onlyKnows(all);
        notSupported.stream()
                .sorted()
                .filter(field -> !reader.node(field).isMissingNode())
                .forEach(field -> refuse(
                        reader.path(field),
                        FieldErrorCode.NOT_SUPPORTED,
                        "Remove this field: this service does not support it, and it ignores nothing."));
        return reader;
    }

    /** The object in a field, read so; a reader of an empty one where it is absent or of another type (which is recorded). */
    public ObjectReader child(ObjectReader parent, String field, Set<String> known, Set<String> notSupported) {
        JsonNode node = parent.node(field);
        if (node instanceof ObjectNode object) {
            return object(object, parent.path(field), known, notSupported);
        }
        if (!node.isMissingNode()) {
            refuse(parent.path(field), FieldErrorCode.WRONG_TYPE, "Give an object.");
        }
        return new ObjectReader(Json.ASCII.createObjectNode(), parent.path(field), errors);
    }

    /** Each object of a list, by its path; anything else is recorded. */
    public void each(ObjectReader parent, String field, Consumer<Element> read) {
        JsonNode node = parent.node(field);
        if (!node.isMissingNode() && !node.isArray()) {
            refuse(parent.path(field), FieldErrorCode.WRONG_TYPE, "Give a list.");
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            String path = parent.path(field) + "[" + i + "]";
            if (node.get(i) instanceof ObjectNode object) {
                read.accept(new Element(object, path));
            } else {
                refuse(path, FieldErrorCode.WRONG_TYPE, "Give an object.");
            }
        }
    }

    /** One object of a list. */
    public record Element(ObjectNode object, String path) {}
}
