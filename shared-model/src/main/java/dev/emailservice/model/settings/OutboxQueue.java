package dev.emailservice.model.settings;

import java.time.Duration;

/**
 * The numbers of the outbox queue, its dead-letter queue and the event source mapping, shared by the template and the
 * local stack so that the two cannot drift.
 */
public final class OutboxQueue {

    /** Messages a worker gets at once. */
    public static final int BATCH_SIZE = 10;

    /** How long the mapping waits to fill a batch. */
    public static final Duration BATCH_WINDOW = Duration.ZERO;

    /** Six times the worker's timeout, as AWS asks (Lambda Developer Guide, "Using Lambda with Amazon SQS"). */
    public static final Duration VISIBILITY_TIMEOUT =
            DeployedFunction.PROCESS_EMAIL_QUEUE.timeout().multipliedBy(6);

    /**
     * Receives of a message. On the last one the worker moves what it would send back to the dead-letter queue, with a reason; SQS
     * itself moves, without one, what comes to another.
     */
    public static final int MAX_RECEIVE_COUNT = 20;

    /** What one message may hold, in bytes: SQS' maximum since 2025. */
    public static final int MAX_MESSAGE_BYTES = 1024 * 1024;

    /** How long a waiting message is kept. */
    public static final Duration RETENTION = Duration.ofDays(4);

    /** How long the dead-letter queue keeps a message; counted from its first enqueueing, not from its move. */
    public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(14);

    /**
     * The longest that a message can be in either queue: the worker moves one on as a new message, whose time in the dead-letter
     * queue begins then.
     */
    public static final Duration LONGEST_LIFE = RETENTION.plus(DEAD_LETTER_RETENTION);

    /** The message attribute that says why the worker gave a message up. */
    public static final String REASON_ATTRIBUTE = "reason";

    /** How the reason begins where a message's receives are used up; {@code _} and why it would have gone back follow. */
    public static final String RECEIVES_EXHAUSTED = "receives_exhausted";

    /**
     * The tag of the dead-letter queue that says what the environment's workers do with an email that may have been sent, as
     * {@link OnUnknown#wireName()}: who sends emails back from there must know whether a worker would hold them.
     */
    public static final String ON_UNKNOWN_TAG = "on-unknown";

    private OutboxQueue() {}
}
