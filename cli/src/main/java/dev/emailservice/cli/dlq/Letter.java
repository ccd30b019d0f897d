package dev.emailservice.cli.dlq;

import dev.emailservice.model.job.DecodedJob;
import dev.emailservice.model.job.DecodedJob.Malformed;
import dev.emailservice.model.job.DecodedJob.Reason;
import dev.emailservice.model.job.DecodedJob.Valid;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJobCodec;
import dev.emailservice.model.settings.OutboxQueue;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A message of the dead-letter queue.
 *
 * @param messageId its id there
 * @param receiptHandle what it is deleted or shown again by
 * @param body as it was on the outbox queue
 * @param attributes its message attributes but the reason
 * @param reason why it was given up: {@link #NO_REASON} where the queue itself moved it
 * @param sentAt since when it lies here; the queue forgets it some days after that
 * @param receives how often it was received here, looks like this one included
 * @param job the email, or why none can be read
 */
record Letter(
        String messageId,
        String receiptHandle,
        String body,
        Map<String, MessageAttributeValue> attributes,
        String reason,
        Instant sentAt,
        int receives,
        DecodedJob job) {

    /** What stands for the reason of a message that SQS moved after too many receives. */
    static final String NO_REASON = "none";

    static Letter of(Message message) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>(message.messageAttributes());
        MessageAttributeValue reason = attributes.remove(OutboxQueue.REASON_ATTRIBUTE);
        return new Letter(
                message.messageId(),
                message.receiptHandle(),
                message.body(),
                attributes,
                reason == null ? NO_REASON : reason.stringValue(),
                Instant.ofEpochMilli(Long.parseLong(
                        message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0"))),
                Integer.parseInt(
                        message.attributes().getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "0")),
                EmailJobCodec.decode(message.body()));
    }

    /** Whether a newer version wrote it: there may well be an email in it. */
    boolean isNewer() {
        return job instanceof Malformed(var why) && why == Reason.UNKNOWN_SCHEMA;
    }

    /** The email's id; null where no email can be read. */
    @Nullable
    EmailId emailId() {
        return job instanceof Valid(var email) ? email.id() : null;
    }
}
