package dev.emailservice.delivery.sweep;

import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the index of open entries has it: a moment old, so that every write decides anew.
 *
 * @param id the email
 * @param state terminal only where whoever ended it knows nothing of the index
 * @param since when it was accepted, or last opened again; whole milliseconds
 * @param staleAt from when on it must not be sent, or null
 * @param awaitsConfirmation whether it is unknown and a worker may still claim it
 */
public record OpenEntry(
        EmailId id,
        LedgerState state,
        Instant since,
        @Nullable Instant staleAt,
        boolean awaitsConfirmation) {

    /** Whether it is unknown and stays so until a provider or a person says more. */
    public boolean isHeld() {
        return state == LedgerState.UNKNOWN && !awaitsConfirmation;
    }

    /** Whether it must not be sent any more. */
    public boolean isStale(Instant at) {
        return staleAt != null && !staleAt.isAfter(at);
    }
}
