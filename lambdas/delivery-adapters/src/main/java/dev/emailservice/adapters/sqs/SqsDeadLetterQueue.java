package dev.emailservice.adapters.sqs;

import dev.emailservice.delivery.queue.DeadLetterQueue;
import dev.emailservice.delivery.queue.QueueUnavailableException;
import dev.emailservice.model.settings.OutboxQueue;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The dead-letter queue in SQS: the reason travels as the message attribute {@link OutboxQueue#REASON_ATTRIBUTE}. */
public final class SqsDeadLetterQueue implements DeadLetterQueue {

    private final SqsClient sqs;
    private final String queueUrl;

    /**
     * A dead-letter queue.
     *
     * @param sqs see {@link SqsClients}
     */
    public SqsDeadLetterQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void keep(String body, String reason) {
        MessageAttributeValue attribute = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(reason)
                .build();
        try {
            sqs.sendMessage(message -> message.queueUrl(queueUrl)
                    .messageBody(body)
                    .messageAttributes(Map.of(OutboxQueue.REASON_ATTRIBUTE, attribute)));
        } catch (SdkException e) {
            throw new QueueUnavailableException("the dead-letter queue did not acknowledge a message", e);
        }
    }
}
