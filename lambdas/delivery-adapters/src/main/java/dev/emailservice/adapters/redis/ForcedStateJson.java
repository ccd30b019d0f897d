package dev.emailservice.adapters.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.delivery.fleet.ForcedState;
import dev.emailservice.model.json.Json;
import java.time.Instant;
import java.util.Locale;

/** A decree as it is stored. */
final class ForcedStateJson {

    private ForcedStateJson() {}

    static String write(ForcedState state) {
        ObjectNode node = Json.ASCII
                .createObjectNode()
                .put("kind", state.kind().name().toLowerCase(Locale.ROOT))
                .put("by", state.by())
                .put("why", state.why());
        if (state.until() != null) {
            node.put("untilMs", state.until().toEpochMilli());
        }
        try {
            return Json.ASCII.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException where it is no decree */
    static ForcedState read(JsonNode node) {
        return new ForcedState(
                ForcedState.Kind.valueOf(node.path("kind").asText().toUpperCase(Locale.ROOT)),
                node.path("by").asText(),
                node.path("why").asText(),
                node.hasNonNull("untilMs")
                        ? Instant.ofEpochMilli(node.path("untilMs").asLong())
                        : null);
    }
}
