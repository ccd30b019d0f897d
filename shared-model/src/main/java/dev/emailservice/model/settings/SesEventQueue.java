package dev.emailservice.model.settings;

import java.time.Duration;

/** The numbers of the queue of SES' events and its dead-letter queue, shared by the template and the local stack. */
public final class SesEventQueue {

    /** Events the function gets at once. */
    public static final int BATCH_SIZE = 10;

    /** Six times the function's timeout, as AWS asks (Lambda Developer Guide, "Using Lambda with Amazon SQS"). */
    public static final Duration VISIBILITY_TIMEOUT =
            DeployedFunction.PROVIDER_EVENTS.timeout().multipliedBy(6);

    /** Receives before SQS moves a message to the dead-letter queue: the ledger may be away for an hour and a half. */
    public static final int MAX_RECEIVE_COUNT = 50;

    /** How long a waiting event is kept. */
    public static final Duration RETENTION = Duration.ofDays(4);

    /** How long the dead-letter queue keeps an event; counted from its first enqueueing, not from its move. */
    public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(14);

    private SesEventQueue() {}
}
