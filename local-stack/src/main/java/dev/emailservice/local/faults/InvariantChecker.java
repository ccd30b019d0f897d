package dev.emailservice.local.faults;

import dev.emailservice.local.doubles.Receipt;
import dev.emailservice.local.poller.DeadLetter;
import dev.emailservice.model.ledger.LedgerState;
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

    private static final Set<LedgerState> SENT =
            Set.of(LedgerState.SENT, LedgerState.DELIVERED, LedgerState.BOUNCED, LedgerState.COMPLAINED);

    private InvariantChecker() {}

    /**
     * Holds the accepted ids against what became of them.
     *
     * @param accepted when the API answered 202, by id
     * @param refused how many requests it answered otherwise
     * @param receipts what the providers took, in the order in which they did
     * @param deadLetters what is in the dead-letter queue
     * @param ledger the state of each email, by id
     * @param ends see {@link Fault#ends}
     */
    public static Findings check(
            Map<String, Instant> accepted,
            int refused,
            Collection<Receipt> receipts,
            List<DeadLetter> deadLetters,
            Map<String, String> ledger,
            Set<LedgerState> ends) {
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
        missing.removeIf(id -> isOneOf(ends, ledger.get(id)));
        boolean mayStayUnknown = ends.contains(LedgerState.UNKNOWN);
        int unsettled = (int) copies.keySet().stream()
                .map(ledger::get)
                .filter(state -> !isSent(state))
                .filter(state -> !(mayStayUnknown && isOneOf(Set.of(LedgerState.UNKNOWN), state)))
                .count();
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
                unsettled,
                longest,
                true);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Whether the ledger's state of an email says that a provider has it. */
    static boolean isSent(@Nullable String state) {
        return isOneOf(SENT, state);
    }

    private static boolean isOneOf(Set<LedgerState> states, @Nullable String state) {
        return state != null && states.contains(LedgerState.fromWireName(state));
    }

    private static int count(Set<String> accepted, Map<String, String> ledger, String state) {
        return (int)
                accepted.stream().filter(id -> state.equals(ledger.get(id))).count();
    }
}
