package dev.emailservice.adapters.sqs;

import dev.emailservice.delivery.queue.OutboxQueueSender;
import dev.emailservice.delivery.queue.QueueUnavailableException;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.EmailJobCodec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The outbox queue in SQS. The client compares the MD5 that SQS answers with the one of what it sent. */
public final class SqsOutboxQueueSender implements OutboxQueueSender {

    private final SqsClient sqs;
    private final String queueUrl;

    /**
     * A sender.
     *
     * @param sqs see {@link SqsClients}
     */
    public SqsOutboxQueueSender(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void send(EmailJob job) {
        String body = EmailJobCodec.encode(job);
        try {
            sqs.sendMessage(message -> message.queueUrl(queueUrl).messageBody(body));
        } catch (SdkException e) {
            throw new QueueUnavailableException("the outbox queue did not acknowledge a message", e);
        }
    }
}
