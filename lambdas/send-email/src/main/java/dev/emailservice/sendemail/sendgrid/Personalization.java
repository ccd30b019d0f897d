package dev.emailservice.sendemail.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.intake.FieldErrorCode;
import dev.emailservice.delivery.intake.FieldNames;
import dev.emailservice.delivery.intake.ObjectReader;
import dev.emailservice.model.json.Json;
import dev.emailservice.sendemail.door.Draft;
import java.util.Map;
import java.util.Set;

/** The one personalization of a request: several are several emails, of which one answer could not tell which were accepted. */
final class Personalization {

    private static final Set<String> KNOWN = Set.of("to", "cc", "bcc", "from", "subject", "headers", "custom_args");

    private static final Set<String> NOT_SUPPORTED = Set.of("substitutions", "dynamic_template_data", "send_at");

    private Personalization() {}

    /** The only one; an empty one where there is none, or more than one (which is recorded). */
    static ObjectReader only(ObjectReader mail, Draft draft) {
        JsonNode list = mail.node("personalizations");
        if (!list.isArray() && !list.isMissingNode()) {
            draft.refuse("personalizations", FieldErrorCode.WRONG_TYPE, "Give a list with one personalization.");
        } else if (list.isEmpty()) {
            draft.refuse("personalizations", FieldErrorCode.REQUIRED, "Give one personalization.");
        } else if (list.size() > 1) {
            draft.refuse(
                    "personalizations",
                    FieldErrorCode.TOO_MANY,
                    "Give one personalization a request: each is an email of its own, so send each by itself.");
        } else if (list.get(0) instanceof ObjectNode one) {
            return draft.object(one, "personalizations[0]", KNOWN, NOT_SUPPORTED);
        } else {
            draft.refuse("personalizations[0]", FieldErrorCode.WRONG_TYPE, "Give an object.");
        }
        return new ObjectReader(Json.ASCII.createObjectNode(), "personalizations[0]", draft.errors());
    }

    /** Takes an entry of an object that the request and its personalization both may have. */
    @FunctionalInterface
    interface Entry {
        /** One entry, and where it was written. */
        void take(String name, JsonNode value, String path);
    }

    /** Every entry of an object of the request; where the personalization has an entry of the same name, that one. */
    static void merged(ObjectReader mail, ObjectReader one, String field, Draft draft, Entry entry) {
        JsonNode general = entries(mail, field, draft);
        JsonNode special = entries(one, field, draft);
        for (Map.Entry<String, JsonNode> each : general.properties()) {
            if (!special.has(each.getKey())) {
                entry.take(each.getKey(), each.getValue(), path(mail, field, each.getKey()));
            }
        }
        for (Map.Entry<String, JsonNode> each : special.properties()) {
            entry.take(each.getKey(), each.getValue(), path(one, field, each.getKey()));
        }
    }

    private static JsonNode entries(ObjectReader owner, String field, Draft draft) {
        JsonNode node = owner.node(field);
        if (!node.isMissingNode() && !node.isObject()) {
            draft.refuse(owner.path(field), FieldErrorCode.WRONG_TYPE, "Give an object of names and string values.");
        }
        return node;
    }

    private static String path(ObjectReader owner, String field, String name) {
        return owner.path(field) + "." + FieldNames.shown(name);
    }
}
