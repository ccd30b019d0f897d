package dev.emailservice.adapters.emf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.model.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One line of embedded metric format: metrics under one set of dimensions (Amazon CloudWatch User Guide, "Specification:
 * Embedded metric format").
 *
 * @param units CloudWatch's unit, such as {@code Count}, by each metric's name
 * @param dimensions name to value; empty for metrics without
 */
record EmfLine(Map<String, String> units, Map<String, String> dimensions) {

    /** Values one line may carry of a metric. */
    static final int MAX_VALUES = 100;

    /** A line of one metric. */
    static EmfLine of(String metric, String unit, Map<String, String> dimensions) {
        return new EmfLine(Map.of(metric, unit), dimensions);
    }

    /** The line, without its end. Every metric needs its values. */
    String format(String namespace, Instant at, Map<String, List<Double>> values) {
        ObjectNode line = Json.ASCII.createObjectNode();
        ObjectNode aws = line.putObject("_aws").put("Timestamp", at.toEpochMilli());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", namespace);
        ArrayNode names = directive.putArray("Dimensions").addArray();
        dimensions.keySet().stream().sorted().forEach(names::add);
        ArrayNode metrics = directive.putArray("Metrics");
        dimensions.forEach(line::put);
        units.keySet().stream().sorted().forEach(metric -> {
            metrics.addObject().put("Name", metric).put("Unit", units.get(metric));
            put(line, metric, values.getOrDefault(metric, List.of()));
        });
        try {
            return Json.ASCII.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }

    private static void put(ObjectNode line, String metric, List<Double> values) {
        if (values.size() == 1) {
            line.put(metric, values.getFirst());
        } else {
            values.forEach(line.putArray(metric)::add);
        }
    }
}
