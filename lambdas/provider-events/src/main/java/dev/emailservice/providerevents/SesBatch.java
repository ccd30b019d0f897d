package dev.emailservice.providerevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.adapters.events.SesEvents;
import dev.emailservice.adapters.events.SesReading;
import dev.emailservice.delivery.Deadline;
import dev.emailservice.delivery.events.EventRecorder;
import dev.emailservice.model.json.Json;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A batch of SES' events in, the failed messages of the batch out (Lambda Developer Guide, "Implementing partial batch
 * responses"). What is no event fails too: the queue itself moves it to its dead letters after some receives.
 */
final class SesBatch {

    private static final Logger LOG = LoggerFactory.getLogger(SesBatch.class);

    private final Supplier<Parts> parts;

    SesBatch(Supplier<Parts> parts) {
        this.parts = parts;
    }

    /** The answer to the event's {@code Records}. Never throws, and names every message that is not dealt with. */
    ObjectNode handle(JsonNode records, Deadline deadline) {
        ObjectNode answer = Json.ASCII.createObjectNode();
        ArrayNode failures = answer.putArray("batchItemFailures");
        boolean ledgerTakesMore = true;
        for (JsonNode message : records) {
            String id = message.path("messageId").asText();
            boolean done = false;
            if (ledgerTakesMore) {
                try {
                    Done result = handle(id, message.path("body").asText(), deadline);
                    done = result == Done.YES;
                    ledgerTakesMore = result != Done.LATER;
                } catch (RuntimeException | LinkageError | StackOverflowError e) {
                    LOG.atError().addKeyValue("messageId", id).setCause(e).log("event of SES not recorded");
                }
            }
            if (!done) {
                failures.addObject().put("itemIdentifier", id);
            }
        }
        return answer;
    }

    private enum Done {
        YES,
        NEVER,
        LATER
    }

    private Done handle(String messageId, String body, Deadline deadline) {
        EventRecorder recorder = parts.get().recorder();
        return switch (SesEvents.read(body)) {
            case SesReading.Event told -> recorder.record(List.of(told.event()), deadline) ? Done.YES : Done.LATER;
            case SesReading.Ignored _ -> Done.YES;
            case SesReading.Unreadable _ -> {
                LOG.atError().addKeyValue("messageId", messageId).log("message is no event of SES");
                yield Done.NEVER;
            }
        };
    }
}
