package dev.emailservice.adapters.sqs;

import dev.emailservice.delivery.queue.OutboxQueueSender;
import dev.emailservice.delivery.queue.QueueUnavailableException;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.EmailJobCodec;
import dev.emailservice.model.settings.Priority;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The outbox queues in SQS, one for each priority. The client compares the MD5 that SQS answers with the one of what it sent. */
public final class SqsOutboxQueueSender implements OutboxQueueSender {

    private final SqsClient sqs;
    private final Map<Priority, String> queueUrls;

    /**
     * A sender.
     *
     * @param sqs see {@link SqsClients}
     */
    public SqsOutboxQueueSender(SqsClient sqs, String standardUrl, String expressUrl) {
        this.sqs = sqs;
        this.queueUrls = Map.of(Priority.STANDARD, standardUrl, Priority.EXPRESS, expressUrl);
    }

    @Override
    public void send(EmailJob job) {
        String body = EmailJobCodec.encode(job);
        try {
            sqs.sendMessage(message ->
                    message.queueUrl(queueUrls.get(job.options().priority())).messageBody(body));
        } catch (SdkException e) {
            throw new QueueUnavailableException("the outbox queue did not acknowledge a message", e);
        }
    }
}
