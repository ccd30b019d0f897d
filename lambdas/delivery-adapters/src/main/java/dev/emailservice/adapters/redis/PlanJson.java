package dev.emailservice.adapters.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.fleet.Plan;
import dev.emailservice.delivery.fleet.ProviderPlan;
import dev.emailservice.delivery.fleet.ProviderPlan.Latency;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.json.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the script answers. */
final class PlanJson {

    private PlanJson() {}

    /** @throws IllegalArgumentException where the text is no plan */
    static Plan read(String json) {
        try {
            JsonNode plan = Json.ASCII.readTree(json);
            Map<ProviderName, ProviderPlan> providers = new HashMap<>();
            Set<ProviderName> toAsk = new HashSet<>();
            for (JsonNode each : plan.path("providers")) {
                ProviderName name = new ProviderName(each.path("name").asText());
                providers.put(name, provider(each));
                if (each.path("ask").asBoolean()) {
                    toAsk.add(name);
                }
            }
            return new Plan(plan.path("demandPerSecond").asDouble(), providers, toAsk);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a plan", e);
        }
    }

    private static ProviderPlan provider(JsonNode node) {
        return new ProviderPlan(
                node.path("open").asBoolean(),
                node.path("epoch").asLong(),
                node.path("reason").asText(),
                node.path("outOfService").asBoolean(),
                node.path("share").asDouble(),
                node.path("probe").asBoolean(),
                millis(node.path("unavailableMs")),
                node.path("permits").asInt(),
                millis(node.path("nextPermitMs")),
                node.path("costMs").asDouble(),
                latency(node),
                node.path("failureScore").asDouble(),
                node.path("usedToday").asLong(),
                millis(node.path("overdueMs")),
                node.hasNonNull("forced") ? ForcedStateJson.read(node.path("forced")) : null);
    }

    private static @Nullable Latency latency(JsonNode node) {
        return node.hasNonNull("meanMs")
                ? new Latency(millis(node.path("meanMs")), millis(node.path("p50Ms")), millis(node.path("p95Ms")))
                : null;
    }

    private static Duration millis(JsonNode node) {
        return Duration.ofNanos((long) (node.asDouble() * 1e6));
    }
}
