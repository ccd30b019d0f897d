package dev.emailservice.delivery.queue;

/** Keeps what can never be sent, for a person to look at. */
public interface DeadLetterQueue {

    /**
     * Keeps a message exactly as it came.
     *
     * @param body the message's body, unaltered
     * @param reason why it was given up: machine-readable
     * @throws QueueUnavailableException where the queue did not acknowledge it
     */
    void keep(String body, String reason);
}
