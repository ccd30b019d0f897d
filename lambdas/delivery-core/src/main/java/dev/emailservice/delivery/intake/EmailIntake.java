package dev.emailservice.delivery.intake;

import dev.emailservice.delivery.intake.IntakeResult.Accepted;
import dev.emailservice.delivery.intake.IntakeResult.Reason;
import dev.emailservice.delivery.intake.IntakeResult.TooLarge;
import dev.emailservice.delivery.intake.IntakeResult.Unavailable;
import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.delivery.queue.OutboxQueueSender;
import dev.emailservice.delivery.queue.QueueUnavailableException;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.EmailJobCodec;
import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.model.settings.OutboxQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts a valid email: ledger first, then queue, then the answer. In this order a worker always finds the entry of the
 * message it gets.
 */
public final class EmailIntake {

    /**
     * What the encoded job may take on the queue: the queue's maximum less room for message attributes and for what later
     * versions add.
     */
    public static final int MAX_MESSAGE_BYTES = OutboxQueue.MAX_MESSAGE_BYTES - 124 * 1024;

    /**
     * A message is taken back only until so long after the request came: the ledger may take 6 s for it, and the answer must be
     * out before the function's time is over. The queue's own limit of 7 s must fit before.
     */
    static final Duration TAKE_BACK_WITHIN =
            DeployedFunction.SEND_EMAIL.timeout().minusSeconds(7);

    private static final Logger LOG = LoggerFactory.getLogger(EmailIntake.class);

    private final Ledger ledger;
    private final OutboxQueueSender queue;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param clock tells when an email was accepted
     * @param random makes the ids; one that can't be guessed
     */
    public EmailIntake(Ledger ledger, OutboxQueueSender queue, InstantSource clock, RandomGenerator random) {
        this.ledger = ledger;
        this.queue = queue;
        this.clock = clock;
        this.random = random;
    }

    /** As below, for a caller who asks for nothing in particular. */
    public IntakeResult accept(EmailRequest email) {
        return accept(email, SendOptions.NONE);
    }

    /** Accepts the email, or says why not. Returns {@link Accepted} only once ledger and queue have both acknowledged it. */
    public IntakeResult accept(EmailRequest email, SendOptions options) {
        EmailJob job = new EmailJob(EmailId.random(random), clock.instant(), email, options);
        TooLarge large = tooLarge(job);
        if (large != null) {
            return large;
        }
        try {
            ledger.open(job);
        } catch (LedgerUnavailableException e) {
            return unavailable(job.id(), Reason.LEDGER, e);
        }
        return enqueue(job, ledger::notQueued);
    }

    /** What is wrong with its size; null where nothing is. */
    static @Nullable TooLarge tooLarge(EmailJob job) {
        int bytes = EmailJobCodec.encode(job).length(); // ASCII: a byte a character
        return bytes > MAX_MESSAGE_BYTES ? new TooLarge(bytes, MAX_MESSAGE_BYTES) : null;
    }

    /** Ends the entry of an email that the queue did not take. */
    @FunctionalInterface
    interface TakeBack {
        void of(EmailId id);
    }

    /** Puts an email on the queue that has its entry in the ledger. */
    IntakeResult enqueue(EmailJob job, TakeBack takeBack) {
        Instant began = clock.instant();
        try {
            queue.send(job);
        } catch (QueueUnavailableException e) {
            takeBack(job.id(), began, takeBack);
            return unavailable(job.id(), Reason.OUTBOX_QUEUE, e);
        }
        return new Accepted(job.id());
    }

    /** Ends the entry, so that a message which reached the queue after all is not sent. Best effort: the answer stands anyway. */
    private void takeBack(EmailId id, Instant began, TakeBack takeBack) {
        Instant latest = began.plus(TAKE_BACK_WITHIN);
        try {
            if (clock.instant().isBefore(latest)) {
                takeBack.of(id);
                return;
            }
        } catch (LedgerUnavailableException e) {
            // said below
        }
        LOG.atWarn().addKeyValue("id", id).log("entry of an email that was not queued stays queued in the ledger");
    }

    private static Unavailable unavailable(EmailId id, Reason reason, RuntimeException cause) {
        LOG.atError()
                .addKeyValue("id", id)
                .addKeyValue("reason", reason)
                .setCause(cause)
                .log("email not accepted");
        return new Unavailable(reason);
    }
}
