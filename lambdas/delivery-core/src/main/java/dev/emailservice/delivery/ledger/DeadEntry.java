package dev.emailservice.delivery.ledger;

import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it was read for a person who decides about its email.
 *
 * @param id the email
 * @param state where it stands
 * @param reason why, where it ended as failed; else null
 * @param mayBeSent whether a provider may have it: an attempt ended as unknown, or a call was begun whose outcome nobody recorded
 * @param acceptedAt when the API accepted it
 * @param heldUntil until when a worker has it, where one does; else the epoch
 * @param confirmUntil until when the confirmation of an unknown one is waited for, over or not; null where none is
 * @param keptUntil when the store forgets it; {@link Instant#MAX} where it never does
 * @param acceptedBy the provider that accepted it, or null
 * @param attempts the attempts, the oldest first
 * @param audit what people did with it, the oldest first
 */
public record DeadEntry(
        EmailId id,
        LedgerState state,
        @Nullable String reason,
        boolean mayBeSent,
        Instant acceptedAt,
        Instant heldUntil,
        @Nullable Instant confirmUntil,
        Instant keptUntil,
        @Nullable String acceptedBy,
        List<Attempt> attempts,
        List<AuditRecord> audit) {

    /**
     * One attempt, without any content of the email.
     *
     * @param provider through whom
     * @param outcome what it ended in, such as {@code unknown}
     * @param detail the machine-readable reason, or null
     * @param at when it began, ISO 8601
     * @param tookMillis how long it lasted
     */
    public record Attempt(
            String provider, String outcome, @Nullable String detail, String at, long tookMillis) {}

    /** Whether {@link DeadLetterLedger#reopen} takes it: it ended as failed, or is kept as unknown. */
    public boolean canBeReopened() {
        return state == LedgerState.FAILED || state == LedgerState.UNKNOWN;
    }

    /** Whether its confirmation is still waited for at this moment: what a provider says may yet settle it. */
    public boolean isBeingConfirmed(Instant at) {
        return confirmUntil != null && at.isBefore(confirmUntil);
    }

    /** The provider of the last attempt, or null before the first. */
    public @Nullable String lastProvider() {
        return attempts.isEmpty() ? null : attempts.getLast().provider();
    }
}
