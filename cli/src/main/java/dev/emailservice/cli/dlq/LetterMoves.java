package dev.emailservice.cli.dlq;

/** The two steps that take a message out of the dead-letter queue; each may fail or be the last before this process ends. */
interface LetterMoves {

    /** Puts a copy on the outbox queue, body and attributes unaltered; returns once the queue has acknowledged it. */
    void toOutbox(Letter letter);

    /** Takes the message out of the dead-letter queue. */
    void delete(Letter letter);
}
