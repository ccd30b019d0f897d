package dev.emailservice.delivery.queue;

import dev.emailservice.model.job.EmailJob;

/** Puts accepted emails on the outbox queue. */
public interface OutboxQueueSender {

    /**
     * Returns once the queue has acknowledged the job.
     *
     * @throws QueueUnavailableException where it did not, or where that can't be known
     */
    void send(EmailJob job);
}
