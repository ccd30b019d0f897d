package dev.emailservice.delivery.queue;

import java.time.Duration;

/** Sends messages of the current batch back to the outbox queue, each with a delay of its own. */
public interface MessageReturner {

    /**
     * Makes the message visible again after {@code delay}. Best effort: where it fails, the queue's own visibility timeout
     * brings the message back later. Never throws.
     */
    void returnAfter(String receiptHandle, Duration delay);
}
