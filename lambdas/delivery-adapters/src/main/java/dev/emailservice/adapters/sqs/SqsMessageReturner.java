package dev.emailservice.adapters.sqs;

import dev.emailservice.delivery.queue.MessageReturner;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends messages back by setting their remaining visibility timeout. */
public final class SqsMessageReturner implements MessageReturner {

    /** The longest visibility timeout there is (Amazon SQS API Reference, ChangeMessageVisibility). */
    public static final Duration LONGEST_DELAY = Duration.ofHours(12);

    private static final Logger LOG = LoggerFactory.getLogger(SqsMessageReturner.class);

    private final SqsClient sqs;
    private final List<String> queueUrls;

    /**
     * A returner for the messages of these queues.
     *
     * @param sqs see {@link SqsClients}
     * @param queueUrls a queue's name is the last part of its URL (Amazon SQS Developer Guide, "Queue and message identifiers")
     */
    public SqsMessageReturner(SqsClient sqs, List<String> queueUrls) {
        this.sqs = sqs;
        this.queueUrls = List.copyOf(queueUrls);
    }

    /** A delay below zero counts as none, one beyond {@link #LONGEST_DELAY} as that; parts of a second don't count. */
    @Override
    public void returnAfter(String queue, String receiptHandle, Duration delay) {
        int seconds = (int) Math.clamp(delay.toSeconds(), 0, LONGEST_DELAY.toSeconds());
        try {
            String url = url(queue);
            sqs.changeMessageVisibility(
                    change -> change.queueUrl(url).receiptHandle(receiptHandle).visibilityTimeout(seconds));
        } catch (RuntimeException e) {
            // The message comes back by the queue's own visibility timeout.
            LOG.atWarn().addKeyValue("delaySeconds", seconds).setCause(e).log("message could not be sent back early");
        }
    }

    private String url(String queue) {
        return queueUrls.stream()
                .filter(url -> url.endsWith("/" + queue))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no queue of this worker: " + queue));
    }
}
