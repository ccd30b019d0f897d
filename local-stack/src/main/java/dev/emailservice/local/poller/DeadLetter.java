package dev.emailservice.local.poller;

import org.jspecify.annotations.Nullable;

/**
 * A message in the dead-letter queue.
 *
 * @param messageId its id there
 * @param body as it was on the outbox queue
 * @param reason why the worker gave it up; null where the queue itself moved it after too many receives
 */
public record DeadLetter(
        String messageId, String body, @Nullable String reason) {}
