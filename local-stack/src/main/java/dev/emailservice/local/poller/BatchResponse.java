package dev.emailservice.local.poller;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.model.json.Json;
import java.util.HashSet;
import java.util.Set;

/**
 * What a function's answer to a batch means (AWS Lambda Developer Guide, "Handling errors for an SQS event source in
 * Lambda", success and failure conditions of partial batch responses).
 */
final class BatchResponse {

    private BatchResponse() {}

    /**
     * The messages that failed.
     *
     * <p>None where the answer is empty or null, or its list is. All where the answer is not such a list, or one of its
     * identifiers is missing, null, empty or of no message of the batch.
     *
     * @param answer what the function returned
     * @param batch the message ids of the batch
     */
    static Set<String> failures(String answer, Set<String> batch) {
        if (answer.isBlank()) {
            return Set.of();
        }
        JsonNode response;
        try {
            response = Json.ASCII.readTree(answer);
        } catch (JsonProcessingException e) {
            return batch;
        }
        if (response.isNull()) {
            return Set.of();
        }
        JsonNode list = response.path("batchItemFailures");
        if (response.isObject() && (list.isMissingNode() || list.isNull())) {
            return Set.of();
        }
        if (!list.isArray()) {
            return batch;
        }
        var failed = new HashSet<String>();
        for (JsonNode item : list) {
            String id = item.path("itemIdentifier").textValue();
            if (id == null || !batch.contains(id)) {
                return batch;
            }
            failed.add(id);
        }
        return failed;
    }
}
