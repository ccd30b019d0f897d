package dev.emailservice.local;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One email's entry in the ledger, as far as people and tests ask for it.
 *
 * @param id the email's id
 * @param state such as {@code sent}
 * @param calling whether a worker has written that it is about to call a provider, and not yet what came of it
 * @param attempts what workers have recorded, oldest first
 */
public record LedgerEntry(String id, String state, boolean calling, List<Attempt> attempts) {

    public LedgerEntry {
        attempts = List.copyOf(attempts);
    }

    /**
     * One recorded call of a provider.
     *
     * @param provider its name
     * @param outcome such as {@code accepted} or {@code unknown}
     * @param at when it began
     * @param took how long it took
     */
    public record Attempt(String provider, String outcome, Instant at, Duration took) {

        /** Whether nobody knows if the provider has the email. */
        public boolean isUnknown() {
            return outcome.equals("unknown");
        }
    }
}
