package dev.emailservice.adapters.emf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.model.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One line of embedded metric format: one metric under one set of dimensions (Amazon CloudWatch User Guide,
 * "Specification: Embedded metric format").
 *
 * @param metric the metric's name
 * @param unit CloudWatch's unit, such as {@code Count}
 * @param dimensions name to value; empty for a metric without
 */
record EmfLine(String metric, String unit, Map<String, String> dimensions) {

    /** Values one line may carry. */
    static final int MAX_VALUES = 100;

    /** The line, without its end. */
    String format(String namespace, Instant at, List<Double> values) {
        ObjectNode line = Json.ASCII.createObjectNode();
        ObjectNode aws = line.putObject("_aws").put("Timestamp", at.toEpochMilli());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", namespace);
        ArrayNode names = directive.putArray("Dimensions").addArray();
        dimensions.keySet().stream().sorted().forEach(names::add);
        directive.putArray("Metrics").addObject().put("Name", metric).put("Unit", unit);
        dimensions.forEach(line::put);
        if (values.size() == 1) {
            line.put(metric, values.getFirst());
        } else {
            values.forEach(line.putArray(metric)::add);
        }
        try {
            return Json.ASCII.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }
}
