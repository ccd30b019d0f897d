package dev.emailservice.delivery.intake;

import dev.emailservice.model.job.EmailId;
import java.time.Duration;

/** What came of handing in a valid email. */
public sealed interface IntakeResult {

    /** Ledger and outbox queue both hold it: it may be promised to the caller. */
    record Accepted(EmailId id) implements IntakeResult {}

    /** A request with the same key and content was accepted before: its email is this one's. */
    record Replayed(EmailId id) implements IntakeResult {}

    /**
     * A request with the same key and content is at work, or was a moment ago.
     *
     * @param left when it is over
     */
    record InProgress(Duration left) implements IntakeResult {}

    /** The key stands for an email with another content. */
    record KeyReused() implements IntakeResult {}

    /**
     * It does not fit one queue message. Nothing was kept.
     *
     * @param bytes what its message would take
     * @param maxBytes what a message may take
     */
    record TooLarge(int bytes, int maxBytes) implements IntakeResult {}

    /**
     * A store is away, and the caller must try again. Nothing will be sent, except where the store took the email before it
     * went away and can't be told.
     */
    record Unavailable(Reason reason) implements IntakeResult {}

    /** Which store is away. */
    enum Reason {
        /** The ledger. */
        LEDGER,
        /** The outbox queue. */
        OUTBOX_QUEUE
    }
}
