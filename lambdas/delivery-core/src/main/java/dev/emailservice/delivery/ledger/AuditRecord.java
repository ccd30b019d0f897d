package dev.emailservice.delivery.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person did with an email that had been given up.
 *
 * @param at when
 * @param who by whom, as their machine knows them
 * @param action what was done
 * @param why in their own words; no address, subject or body belongs there
 * @param from where the entry stood before, such as {@code failed}
 * @param reason why the message had been given up, or null where nothing said so
 */
public record AuditRecord(
        Instant at,
        String who,
        Action action,
        String why,
        String from,
        @Nullable String reason) {

    /** What a person can do. */
    public enum Action {
        /** Sent back to the outbox queue. */
        REDRIVEN,
        /** Given up for good. */
        DISCARDED
    }
}
