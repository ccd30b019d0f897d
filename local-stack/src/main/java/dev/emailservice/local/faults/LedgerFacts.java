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

    /** Whether each unknown attempt of the entry was followed by the next one within that time after its end. */
    static boolean goesOnWithin(LedgerEntry entry, Duration time) {
        List<Attempt> attempts = entry.attempts();
        for (int i = 0; i < attempts.size(); i++) {
            Attempt attempt = attempts.get(i);
            if (attempt.isUnknown()
                    && (i + 1 == attempts.size()
                            || attempts.get(i + 1)
                                    .at()
                                    .isAfter(attempt.at().plus(attempt.took()).plus(time)))) {
                return false;
            }
        }
        return true;
    }
}
