package dev.emailservice.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.model.fleet.RoutingHash;
import dev.emailservice.model.json.Json;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the fleet knows of one provider, as the routing script keeps it in Redis (the script's first section describes it).
 *
 * @param json {@code state}, {@code reason}, {@code since} (epoch milliseconds), {@code share}, {@code meanMs},
 *     {@code failureScore}, {@code epoch}, and {@code forced} where an operator has decreed something
 */
public record RoutingState(ObjectNode json) {

    private static final String UNUSED = "unused";
    private static final String PROVIDER = "provider:";
    private static final String FORCED = "forced:";

    /** Whether the fleet has used it, ever or in the last two days. */
    public boolean isUsed() {
        return !UNUSED.equals(json.path("state").asText());
    }

    /**
     * What is in the hash, by provider in alphabetical order. A decree about a provider that was never used stands alone.
     *
     * @param json what {@link RoutingHash#LOOK} answers
     */
    public static Map<String, RoutingState> of(String json) {
        JsonNode hash = read(json);
        Map<String, RoutingState> states = new TreeMap<>();
        hash.fieldNames().forEachRemaining(field -> {
            if (field.startsWith(PROVIDER) || field.startsWith(FORCED)) {
                String name = field.substring(field.indexOf(':') + 1);
                states.put(name, of(hash.path(PROVIDER + name), hash.path(FORCED + name)));
            }
        });
        return states;
    }

    private static RoutingState of(JsonNode state, JsonNode forced) {
        ObjectNode json = Json.ASCII.createObjectNode();
        json.put("state", state.path("state").asText(UNUSED));
        if (state.has("reason")) {
            json.set("reason", state.path("reason"));
            json.set("since", state.path("since"));
        }
        json.put("share", round(state.path("share").asDouble(), 1000));
        double attempts = state.path("latN").asDouble();
        if (attempts > 0) {
            json.put("meanMs", round(state.path("lat").asDouble() / attempts, 10));
        }
        json.put("failureScore", round(state.path("score").asDouble(), 1000));
        json.put("epoch", state.path("epoch").asLong());
        if (forced.isObject()) {
            json.set("forced", forced);
        }
        return new RoutingState(json);
    }

    private static double round(double value, double parts) {
        return Math.round(value * parts) / parts;
    }

    private static JsonNode read(String text) {
        try {
            return Json.ASCII.readTree(text);
        } catch (JsonProcessingException e) {
            return Json.ASCII.missingNode();
        }
    }
}
