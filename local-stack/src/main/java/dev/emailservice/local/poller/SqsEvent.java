package dev.emailservice.local.poller;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.model.json.Json;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The event a function gets for a batch of messages (AWS Lambda Developer Guide, "Using Lambda with Amazon SQS"). */
final class SqsEvent {

    private SqsEvent() {}

    /** The event, as JSON. */
    static String of(List<Message> messages, String queueArn, String region) {
        ObjectNode event = Json.ASCII.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (Message message : messages) {
            ObjectNode entry = records.addObject();
            entry.put("messageId", message.messageId());
            entry.put("receiptHandle", message.receiptHandle());
            entry.put("body", message.body());
            ObjectNode attributes = entry.putObject("attributes");
            message.attributesAsStrings().forEach(attributes::put);
            ObjectNode messageAttributes = entry.putObject("messageAttributes");
            message.messageAttributes().forEach((name, value) -> messageAttributes.set(name, attribute(value)));
            if (message.md5OfMessageAttributes() != null) {
                entry.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
            }
            entry.put("md5OfBody", message.md5OfBody());
            entry.put("eventSource", "aws:sqs");
            entry.put("eventSourceARN", queueArn);
            entry.put("awsRegion", region);
        }
        return event.toString();
    }

    private static ObjectNode attribute(MessageAttributeValue value) {
        ObjectNode node = Json.ASCII.createObjectNode();
        if (value.stringValue() != null) {
            node.put("stringValue", value.stringValue());
        }
        if (value.binaryValue() != null) {
            node.put(
                    "binaryValue",
                    Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
        }
        node.putArray("stringListValues");
        node.putArray("binaryListValues");
        node.put("dataType", value.dataType());
        return node;
    }
}
