package dev.emailservice.corpus.bad;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.corpus.rig.ApiRig;
import dev.emailservice.corpus.rig.LogTap;
import dev.emailservice.model.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends every bad request to the handler, each to a new one, and counts what came of it. */
public final class BadRun {

    private final List<String> surprises = new ArrayList<>();

    /** The counts of each category, in order. */
    public List<CategoryCount> run(LogTap log) {
        Map<String, CategoryCount> counts = new LinkedHashMap<>();
        BadRequest.CATEGORIES.forEach(category -> counts.put(category, CategoryCount.none(category)));
        for (BadRequest request : BadRequest.all()) {
            CategoryCount one = send(request, log);
            counts.computeIfPresent(request.category(), (_, sum) -> sum.plus(one));
        }
        return List.copyOf(counts.values());
    }

    /** What did not come as it must, a line each. */
    public List<String> surprises() {
        return List.copyOf(surprises);
    }

    private CategoryCount send(BadRequest request, LogTap log) {
        ApiRig rig = new ApiRig();
        List<APIGatewayProxyRequestEvent> events = request.events();
        for (APIGatewayProxyRequestEvent good : events.subList(0, events.size() - 1)) {
            if (rig.call(good).getStatusCode() != 202) {
                surprises.add(request.category() + ", " + request.name() + ": the good one before it is refused");
            }
        }
        int queuedBefore = rig.queue().size();
        int entriesBefore = rig.entries();
        log.drain();
        APIGatewayProxyResponseEvent answer = rig.call(events.getLast());
        int shown = (int) log.drain().stream().filter(LogTap::showsContent).count();
        String found = found(answer);
        if (answer.getStatusCode() != request.status() || !found.equals(request.expected())) {
            surprises.add("%s, %s: %d %s instead of %d %s"
                    .formatted(
                            request.category(),
                            request.name(),
                            answer.getStatusCode(),
                            found,
                            request.status(),
                            request.expected()));
        }
        boolean asExpected = answer.getStatusCode() == request.status() && found.equals(request.expected());
        return CategoryCount.of(
                request.category(),
                answer.getStatusCode(),
                asExpected,
                rig.queue().size() - queuedBefore,
                rig.entries() - entriesBefore,
                shown);
    }

    /** What the answer says, as the tables write it. */
    private static String found(APIGatewayProxyResponseEvent answer) {
        try {
            JsonNode problem = Json.ASCII.readTree(answer.getBody());
            if (problem.path("errors").isEmpty()) {
                String type = problem.path("type").asText();
                return type.substring(type.lastIndexOf(':') + 1);
            }
            List<String> fields = new ArrayList<>();
            for (JsonNode error : problem.path("errors")) {
                fields.add(
                        error.path("field").asText() + " " + error.path("code").asText());
            }
            return String.join(", ", fields);
        } catch (JsonProcessingException e) {
            return "no JSON";
        }
    }
}
