package dev.emailservice.local.poller;

import dev.emailservice.model.settings.SesEventQueue;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The queue of SES' events and its dead-letter queue, with the numbers the template gives them.
 *
 * @param events the queue as the function is fed from it
 * @param deadLetterArn the dead-letter queue's ARN
 */
public record SesEventQueues(PolledQueue events, String deadLetterArn) {

    private static final String EVENTS = "ses-events";
    private static final String DEAD_LETTERS = "ses-events-dead-letters";

    /** The two queues of an endpoint, which need not exist yet. */
    public static SesEventQueues at(URI endpoint, String region, String accountId) {
        String arns = "arn:aws:sqs:" + region + ":" + accountId + ":";
        return new SesEventQueues(
                new PolledQueue(
                        endpoint + "/" + accountId + "/" + EVENTS, arns + EVENTS, SesEventQueue.BATCH_SIZE, true),
                arns + DEAD_LETTERS);
    }

    /** Makes both queues, the dead-letter queue first. */
    public void create(SqsClient sqs) {
        sqs.createQueue(request -> request.queueName(DEAD_LETTERS)
                .attributes(Map.of(
                        QueueAttributeName.MESSAGE_RETENTION_PERIOD, seconds(SesEventQueue.DEAD_LETTER_RETENTION))));
        sqs.createQueue(request -> request.queueName(EVENTS)
                .attributes(Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        seconds(SesEventQueue.VISIBILITY_TIMEOUT),
                        QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                        seconds(SesEventQueue.RETENTION),
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                                .formatted(deadLetterArn, SesEventQueue.MAX_RECEIVE_COUNT))));
    }

    /** Empties the queue of events. */
    public void purge(SqsClient sqs) {
        sqs.purgeQueue(request -> request.queueUrl(events.url()));
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }
}
