package dev.emailservice.delivery.queue;

import java.time.Duration;

/** Sends messages of the current batch back to the queue they came from, each with a delay of its own. */
public interface MessageReturner {

    /**
     * Makes the message visible again after {@code delay}. Best effort: where it fails, the queue's own visibility timeout
     * brings the message back later. Never throws.
     *
     * @param queue the name of the queue that the message was received from
     */
    void returnAfter(String queue, String receiptHandle, Duration delay);
}
