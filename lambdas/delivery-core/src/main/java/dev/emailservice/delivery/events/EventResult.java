package dev.emailservice.delivery.events;

import dev.emailservice.model.ledger.LedgerState;

/** What came of applying an event to the ledger. */
public sealed interface EventResult {

    /** It is kept, and has moved the email on. */
    record Applied(LedgerState before, LedgerState after) implements EventResult {}

    /** It is kept, and the email stays in the state it is in: the event comes late, or says nothing of the end. */
    record NoChange(LedgerState state) implements EventResult {}

    /** It was kept before: nothing has changed. A first try of the same call may have done so. */
    record Repeated() implements EventResult {}

    /** The ledger does not know the email: a probe's, another environment's, or forgotten since. */
    record UnknownEmail() implements EventResult {}

    /** A short word for the log. */
    default String code() {
        return switch (this) {
            case Applied _ -> "applied";
            case NoChange _ -> "no_change";
            case Repeated _ -> "repeated";
            case UnknownEmail _ -> "unknown_email";
        };
    }
}
