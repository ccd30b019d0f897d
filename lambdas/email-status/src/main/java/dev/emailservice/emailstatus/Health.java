package dev.emailservice.emailstatus;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.http.Answers;
import dev.emailservice.model.json.Json;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /health}: whether emails can be accepted now. It says no more than that of each dependency. */
final class Health {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final Map<String, Runnable> dependencies;

    /** @param dependencies by the name shown, what throws where it can't be reached */
    Health(Map<String, Runnable> dependencies) {
        this.dependencies = new TreeMap<>(dependencies);
    }

    /** 200 where each is there, else 503. */
    APIGatewayProxyResponseEvent answer() {
        ObjectNode json = Json.ASCII.createObjectNode();
        ObjectNode each = Json.ASCII.createObjectNode();
        boolean all = true;
        for (Map.Entry<String, Runnable> dependency : dependencies.entrySet()) {
            boolean there = isThere(dependency.getKey(), dependency.getValue());
            each.put(dependency.getKey(), word(there));
            all &= there;
        }
        json.put("status", word(all));
        json.set("dependencies", each);
        return Answers.json(all ? 200 : 503, json.toString(), Map.of("Cache-Control", "no-store"));
    }

    private static boolean isThere(String name, Runnable dependency) {
        try {
            dependency.run();
            return true;
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("dependency", name).setCause(e).log("dependency unavailable");
            return false;
        }
    }

    private static String word(boolean there) {
        return there ? "ok" : "unavailable";
    }
}
