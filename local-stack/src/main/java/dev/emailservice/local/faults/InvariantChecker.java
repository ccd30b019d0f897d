package dev.emailservice.local.faults;

import dev.emailservice.local.doubles.Receipt;
import dev.emailservice.local.poller.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Set algebra over the API's accepts, the providers' receipts, the dead-letter queue and the ledger, all at rest. */
public final class InvariantChecker {

    private InvariantChecker() {}

    /**
     * Holds the accepted ids against what became of them.
     *
     * @param accepted when the API answered 202, by id
     * @param refused how many requests it answered otherwise
     * @param receipts what the providers took, in the order in which they did
     * @param deadLetters what is in the dead-letter queue
     * @param ledger the state of each email, by id
     */
    public static Findings check(
            Map<String, Instant> accepted,
            int refused,
            Collection<Receipt> receipts,
            List<DeadLetter> deadLetters,
            Map<String, String> ledger) {
        Map<String, Integer> copies = new HashMap<>();
        Duration longest = Duration.ZERO;
        int strangers = 0;
        for (Receipt receipt : receipts) {
            String id = receipt.emailId();
            Instant since = id == null ? null : accepted.get(id);
            if (id == null || since == null) {
                strangers++;
            } else if (copies.merge(id, 1, Integer::sum) == 1) {
                longest = max(longest, Duration.between(since, receipt.time()));
            }
        }
        int duplicates = copies.values().stream().mapToInt(count -> count - 1).sum();

        Set<String> missing = new HashSet<>(accepted.keySet());
        missing.removeAll(copies.keySet());
        missing.removeIf(
                id -> deadLetters.stream().anyMatch(letter -> letter.body().contains(id)));
        missing.removeIf(id -> isNamedEnd(ledger.get(id)));
        return new Findings(
                accepted.size(),
                refused,
                copies.size(),
                missing.size(),
                duplicates,
                count(accepted.keySet(), ledger, "unknown"),
                count(accepted.keySet(), ledger, "failed"),
                deadLetters.size(),
                strangers,
                longest);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static boolean isNamedEnd(@Nullable String state) {
        return "failed".equals(state)
                || "expired".equals(state)
                || "cancelled".equals(state)
                || "unknown".equals(state);
    }

    private static int count(Set<String> accepted, Map<String, String> ledger, String state) {
        return (int)
                accepted.stream().filter(id -> state.equals(ledger.get(id))).count();
    }
}
