package dev.emailservice.emailstatus;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.status.EmailList;
import dev.emailservice.model.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The handler, and the events API Gateway would send it. It is always {@link #NOW}. */
final class StatusApi {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    final KeptEmails emails = new KeptEmails();
    private final Map<String, Runnable> dependencies = new HashMap<>(Map.of("ledger", () -> {}, "queue", () -> {}));

    /** From now on this dependency can't be reached. */
    void loses(String dependency) {
        dependencies.put(dependency, () -> {
            throw new IllegalStateException("no route to secret-host");
        });
    }

    APIGatewayProxyResponseEvent call(APIGatewayProxyRequestEvent event) {
        Parts parts = new Parts(emails, new EmailList(emails, CLOCK), new Health(dependencies));
        return new EmailStatusHandler(() -> parts, CLOCK).handleRequest(event, null);
    }

    APIGatewayProxyResponseEvent get(String resource, String... query) {
        return call(request("GET", resource, query));
    }

    /** Asks about one email. */
    APIGatewayProxyResponseEvent show(String id, String... query) {
        return call(request("GET", "/emails/{id}", query).withPathParameters(Map.of("id", id)));
    }

    APIGatewayProxyResponseEvent cancel(String id) {
        return call(request("POST", "/emails/{id}/cancel").withPathParameters(Map.of("id", id)));
    }

    static APIGatewayProxyRequestEvent request(String method, String resource, String... query) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < query.length; i += 2) {
            parameters.put(query[i], query[i + 1]);
        }
        return new APIGatewayProxyRequestEvent()
                .withHttpMethod(method)
                .withResource(resource)
                .withQueryStringParameters(parameters);
    }

    static JsonNode json(APIGatewayProxyResponseEvent answer) {
        try {
            return Json.ASCII.readTree(answer.getBody());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + answer.getBody(), e);
        }
    }
}
