package dev.emailservice.sendemail.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.intake.FieldErrorCode;
import dev.emailservice.delivery.intake.ObjectReader;
import dev.emailservice.sendemail.door.Draft;

/**
 * {@code categories} and {@code custom_args}: both become tags, which every provider carries.
 *
 * <p>A tag goes to SendGrid as the category {@code name:value}. A category of that form is taken apart; any other is a tag of its
 * name with the value {@value #PRESENT}.
 */
final class MailTags {

    /** The value of a category that has none. */
    private static final String PRESENT = "true";

    private MailTags() {}

    /** Reads both fields into the draft's tags. */
    static void read(ObjectReader mail, ObjectReader one, Draft draft) {
        JsonNode categories = mail.node("categories");
        if (!categories.isMissingNode() && !categories.isArray()) {
            draft.refuse("categories", FieldErrorCode.WRONG_TYPE, "Give a list of strings.");
        } else {
            for (int i = 0; i < categories.size(); i++) {
                category(categories.get(i), "categories[" + i + "]", draft);
            }
        }
        Personalization.merged(mail, one, "custom_args", draft, (name, value, path) -> tag(name, value, path, draft));
        draft.paths().put("tags", categories.isMissingNode() ? "custom_args" : "categories");
    }

    private static void category(JsonNode category, String path, Draft draft) {
        String text = category.textValue();
        if (text == null) {
            draft.refuse(path, FieldErrorCode.WRONG_TYPE, "Give a string.");
            return;
        }
        int colon = text.indexOf(':');
        add(draft, path)
                .put("name", colon < 0 ? text : text.substring(0, colon))
                .put("value", colon < 0 ? PRESENT : text.substring(colon + 1));
    }

    private static void tag(String name, JsonNode value, String path, Draft draft) {
        if (value.isTextual()) {
            add(draft, path).put("name", name).put("value", value.textValue());
        } else {
            draft.refuse(path, FieldErrorCode.WRONG_TYPE, "Give a string.");
        }
    }

    private static ObjectNode add(Draft draft, String path) {
        String own = "tags[" + draft.email().withArray("tags").size() + "]";
        draft.paths().put(own, path);
        draft.paths().put(own + ".name", path);
        draft.paths().put(own + ".value", path);
        return draft.email().withArray("tags").addObject();
    }
}
