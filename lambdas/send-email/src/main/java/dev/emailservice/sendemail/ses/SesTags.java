package dev.emailservice.sendemail.ses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.intake.ObjectReader;
import dev.emailservice.sendemail.door.Draft;
import java.util.Set;

/** {@code EmailTags}. */
final class SesTags {

    private static final Set<String> KNOWN = Set.of("Name", "Value");

    private SesTags() {}

    /** Reads the tags into the draft. */
    static void read(ObjectReader request, Draft draft) {
        draft.paths().put("tags", "EmailTags");
        draft.each(request, "EmailTags", element -> {
            ObjectReader tag = draft.object(element.object(), element.path(), KNOWN, Set.of());
            String own = "tags[" + draft.email().withArray("tags").size() + "]";
            ObjectNode node = draft.email().withArray("tags").addObject();
            draft.paths().put(own + ".name", tag.path("Name"));
            draft.paths().put(own + ".value", tag.path("Value"));
            node.put("name", tag.optionalString("Name"));
            node.put("value", tag.optionalString("Value"));
        });
    }
}
