package dev.emailservice.local.faults;

import dev.emailservice.local.LedgerEntry;
import dev.emailservice.local.LedgerEntry.Attempt;
import java.time.Duration;
import java.util.List;

/** What the ledger says of attempts. */
final class LedgerFacts {

    private LedgerFacts() {}

    /** How many attempts ended so that nobody knows whether the email was sent. */
    static int unknownOutcomes(List<LedgerEntry> entries) {
        return (int) entries.stream()
                .flatMap(entry -> entry.attempts().stream())
                .filter(Attempt::isUnknown)
                .count();
    }

    /** Whether the first attempt ended so. */
    static boolean beginsUnknown(LedgerEntry entry) {
        return !entry.attempts().isEmpty() && entry.attempts().getFirst().isUnknown();
    }

    /**
     * Whether an entry whose first attempt is unknown has a second one at another provider that began within that time after
     * the first one's end. True where the first attempt is not unknown.
     */
    static boolean goesOnElsewhereWithin(LedgerEntry entry, Duration time) {
        List<Attempt> attempts = entry.attempts();
        if (!beginsUnknown(entry)) {
            return true;
        }
        if (attempts.size() < 2) {
            return false;
        }
        Attempt first = attempts.getFirst();
        Attempt second = attempts.get(1);
        return !second.provider().equals(first.provider())
                && !second.at().isAfter(first.at().plus(first.took()).plus(time));
    }
}
