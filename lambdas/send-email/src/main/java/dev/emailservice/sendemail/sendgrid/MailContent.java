package dev.emailservice.sendemail.sendgrid;

import dev.emailservice.delivery.intake.FieldErrorCode;
import dev.emailservice.delivery.intake.ObjectReader;
import dev.emailservice.sendemail.door.Draft;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code content}: the plain body, the HTML body, or both. */
final class MailContent {

    private static final Set<String> KNOWN = Set.of("type", "value");

    private static final Map<String, String> BODIES = Map.of("text/plain", "text", "text/html", "html");

    private MailContent() {}

    /** Reads the bodies into the draft. */
    static void read(ObjectReader mail, Draft draft) {
        draft.paths().put("text", "content");
        draft.each(mail, "content", element -> {
            ObjectReader content = draft.object(element.object(), element.path(), KNOWN, Set.of());
            String type = content.requiredString("type");
            if (type != null) {
                body(content, BODIES.get(type.toLowerCase(Locale.ROOT)), draft);
            }
        });
    }

    private static void body(ObjectReader content, @Nullable String own, Draft draft) {
        if (own == null) {
            draft.refuse(
                    content.path("type"),
                    FieldErrorCode.NOT_SUPPORTED,
                    "Give text/plain or text/html: this service carries no other kind of body.");
        } else if (draft.email().has(own)) {
            draft.refuse(content.path("type"), FieldErrorCode.DUPLICATE, "Give each kind of body once.");
        } else {
            draft.set(own, content.node("value"), content.path("value"));
        }
    }
}
