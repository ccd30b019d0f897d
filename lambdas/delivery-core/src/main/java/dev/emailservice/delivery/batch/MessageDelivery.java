package dev.emailservice.delivery.batch;

import dev.emailservice.delivery.Deadline;
import dev.emailservice.delivery.DeliveryResult;
import dev.emailservice.delivery.DeliveryResult.Failed;
import dev.emailservice.delivery.DeliveryResult.Retry;
import dev.emailservice.delivery.EmailService;
import dev.emailservice.delivery.Expiry;
import dev.emailservice.delivery.ledger.DeadLetterLedger;
import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.metrics.DeliveryMetrics;
import dev.emailservice.delivery.queue.DeadLetterQueue;
import dev.emailservice.delivery.queue.MessageReturner;
import dev.emailservice.delivery.sweep.OpenEntries;
import dev.emailservice.model.job.DecodedJob;
import dev.emailservice.model.job.DecodedJob.Malformed;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.settings.OutboxQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers one message and settles it with the queues. */
public final class MessageDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(MessageDelivery.class);

    /** How soon another worker may look at an email that is stale by this one's clock; in {@link Expiry#GRACE} it comes six times. */
    static final Duration STALE_AGAIN = Duration.ofSeconds(10);

    private final EmailService service;
    private final DeadLetterQueue deadLetters;
    private final MessageReturner returner;
    private final RetryBackoff backoff;
    private final DeliveryMetrics metrics;
    private final InstantSource clock;

    public MessageDelivery(
            EmailService service,
            DeadLetterQueue deadLetters,
            MessageReturner returner,
            RetryBackoff backoff,
            DeliveryMetrics metrics,
            InstantSource clock) {
        this.service = service;
        this.deadLetters = deadLetters;
        this.returner = returner;
        this.backoff = backoff;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Whether the message is done with; if not, it must be named in the batch's answer. Never throws. */
    boolean settle(IncomingMessage message, DecodedJob decoded, Deadline deadline) {
        try {
            return switch (decoded) {
                case DecodedJob.Valid valid -> settle(message, valid.job(), deadline);
                // A newer version wrote it: this worker is about to be replaced, or the deployment was rolled back.
                case Malformed bad
                when bad.reason() == DecodedJob.Reason.UNKNOWN_SCHEMA ->
                    comesBack(message, backoff(message), "unknown_schema");
                case Malformed bad ->
                    givenUp(message, "malformed_" + bad.reason().name().toLowerCase(Locale.ROOT));
            };
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("messageId", message.messageId())
                    .setCause(e)
                    .log("message not delivered");
            return comesBack(message, backoff(message), "infrastructure");
        }
    }

    private boolean settle(IncomingMessage message, EmailJob job, Deadline deadline) {
        DeliveryResult result = service.deliver(job, deadline);
        metrics.delivery(result.code());
        LOG.atInfo()
                .addKeyValue("emailId", job.id())
                .addKeyValue("result", result.code())
                .addKeyValue("receiveCount", message.receiveCount())
                .log("delivery ended");
        return switch (result) {
            case Retry retry -> comesBack(message, delay(message, retry, job), retry.reason());
            case Failed failed -> givenUp(message, failed.reason());
            // Its sender was told that it was not accepted, or an operator has discarded a copy: nobody waits for it.
            case DeliveryResult.AlreadyEnded ended
            when Ledger.NOT_QUEUED.equals(ended.reason()) || DeadLetterLedger.DISCARDED.equals(ended.reason()) -> true;
            // Its dead letter may never have been kept, and a redriven one must not vanish.
            case DeliveryResult.AlreadyEnded ended
            when ended.state() == LedgerState.FAILED -> givenUp(message, "already_failed");
            // The only copy of an email that was taken for lost.
            case DeliveryResult.AlreadyEnded ended
            when OpenEntries.LOST_FROM_QUEUE.equals(ended.reason()) -> givenUp(message, "already_unknown");
            case DeliveryResult.Sent _,
                    DeliveryResult.AlreadyEnded _,
                    DeliveryResult.Held _,
                    DeliveryResult.Expired _ -> true;
        };
    }

    private Duration backoff(IncomingMessage message) {
        return backoff.delay(message.receiveCount(), Duration.ZERO);
    }

    /** No longer than until the email may end as stale, so that this is told in time; but no one can tell it before the claim is free. */
    private Duration delay(IncomingMessage message, Retry retry, EmailJob job) {
        if (retry.isStale()) {
            // Another worker, whose clock is right, may find that it is not: while there is still time to send it.
            return retry.atLeast().compareTo(STALE_AGAIN) < 0 ? retry.atLeast().plusSeconds(1) : STALE_AGAIN;
        }
        Duration delay = backoff.delay(message.receiveCount(), retry.atLeast());
        Instant expiresAt = job.options().expiresAt();
        if (expiresAt == null || retry.waitsForOthers()) {
            return delay;
        }
        // The queue counts whole seconds: one more, or the message comes back just before.
        Duration fresh =
                Duration.between(clock.instant(), expiresAt.plus(Expiry.GRACE)).plusSeconds(1);
        Duration longest = fresh.isNegative() ? Duration.ZERO : fresh;
        return longest.compareTo(delay) < 0 ? longest : delay;
    }

    /** After its last receive SQS would move the message to the dead-letter queue, without saying why. */
    private boolean comesBack(IncomingMessage message, Duration delay, String reason) {
        if (message.receiveCount() >= OutboxQueue.MAX_RECEIVE_COUNT && keptAsExhausted(message, reason)) {
            return true;
        }
        LOG.atWarn()
                .addKeyValue("messageId", message.messageId())
                .addKeyValue("reason", reason)
                .addKeyValue("delaySeconds", delay.toSeconds())
                .log("message goes back to the queue");
        returner.returnAfter(message.queue(), message.receiptHandle(), delay);
        return false;
    }

    /**
     * The entry in the ledger stays open: a message that is moved back from the dead-letter queue simply goes on. So it may even
     * be kept while another worker has the claim: where that one sends the email, the message moved back finds it sent.
     */
    private boolean keptAsExhausted(IncomingMessage message, String reason) {
        try {
            return givenUp(message, OutboxQueue.RECEIVES_EXHAUSTED + "_" + reason);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("messageId", message.messageId())
                    .setCause(e)
                    .log("the dead-letter queue did not take a message; SQS moves it there itself");
            return false;
        }
    }

    private boolean givenUp(IncomingMessage message, String reason) {
        LOG.atError()
                .addKeyValue("messageId", message.messageId())
                .addKeyValue("reason", reason)
                .log("message goes to the dead-letter queue");
        deadLetters.keep(message.body(), reason);
        return true;
    }
}
