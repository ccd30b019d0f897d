package dev.emailservice.delivery.status;

import dev.emailservice.model.ledger.LedgerState;

/** What came of cancelling an email. */
public sealed interface Cancellation {

    /** It is cancelled, by this call or by an earlier one: no provider is ever asked to send it. */
    record Cancelled() implements Cancellation {}

    /** A worker has claimed it already, or it has ended: nothing was changed. */
    record TooLate(LedgerState state) implements Cancellation {}

    /** The ledger does not know it. */
    record NotThere() implements Cancellation {}
}
