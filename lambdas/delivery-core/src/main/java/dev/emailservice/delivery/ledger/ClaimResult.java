package dev.emailservice.delivery.ledger;

import dev.emailservice.model.ledger.LedgerState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of trying to claim an email. */
public sealed interface ClaimResult {

    /** The email is this worker's to send. */
    record Claimed(Claim claim) implements ClaimResult {}

    /** Another worker has it until then. */
    record HeldElsewhere(Instant until) implements ClaimResult {}

    /** It may have been sent; until then the provider's own word is waited for. */
    record AwaitingConfirmation(Instant until) implements ClaimResult {}

    /**
     * It has ended already: nothing is left to do.
     *
     * @param reason why, where it ended as failed, or expired while unknown; else null
     */
    record Ended(LedgerState state, @Nullable String reason) implements ClaimResult {}

    /** The ledger does not know it: the API never accepted it. */
    record Missing() implements ClaimResult {}
}
