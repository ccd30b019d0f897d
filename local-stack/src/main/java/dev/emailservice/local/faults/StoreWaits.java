package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often and how long each worker has waited in vain for the fleet's store, as its log tells it. */
final class StoreWaits {

    /** An exchange's own limit. */
    private static final Duration LIMIT = Duration.ofMillis(250);

    /** What passes on a busy machine until a thread whose wait is over runs again, and has looked at the clock. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    /** After a wait in vain a worker asks nobody for this long. */
    private static final Duration COOL_DOWN = Duration.ofSeconds(5);

    /** The rule, for a bar. */
    static final String RULE = "waits for it <= 1 a worker and " + COOL_DOWN.toSeconds() + " s, each <= "
            + LIMIT.toMillis() + " ms (and " + MARGIN.toMillis() + " for a busy machine)";

    private static final String NO_ANSWER = "the fleet's store gave no answer";
    private static final String WAITED = "waitedMillis";

    private final Map<Path, Integer> before = new HashMap<>();
    private final long began = System.nanoTime();
    private int count;
    private boolean bounded;

    /** Begins to count now: what the logs tell already is left out. */
    StoreWaits(LocalStack stack) {
        stack.logs().forEach(log -> before.put(log, waits(log).size()));
    }

    /** Reads the logs; to be called once. */
    void look(LocalStack stack) {
        long windows = 1 + Duration.ofNanos(System.nanoTime() - began).dividedBy(COOL_DOWN);
        bounded = true;
        for (Path log : stack.logs()) {
            List<Long> all = waits(log);
            List<Long> here = all.subList(Math.min(all.size(), before.getOrDefault(log, 0)), all.size());
            count += here.size();
            // The stack starts before the first email: one window more.
            bounded &= here.size() <= windows + 1
                    && here.stream().allMatch(wait -> wait <= LIMIT.plus(MARGIN).toMillis());
        }
    }

    private static List<Long> waits(Path log) {
        return LogLines.numbers(log, NO_ANSWER, WAITED);
    }

    /** How many waits were in vain. */
    int count() {
        return count;
    }

    /** Whether no worker has waited more often or longer than it may. */
    boolean bounded() {
        return bounded;
    }
}
