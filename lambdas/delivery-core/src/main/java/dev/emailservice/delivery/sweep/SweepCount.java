package dev.emailservice.delivery.sweep;

import dev.emailservice.model.ledger.LedgerState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Counts during one sweep. */
final class SweepCount {

    private final Instant now;
    private final Map<LedgerState, Integer> open = new EnumMap<>(LedgerState.class);
    private final Map<Closing, Integer> closed = new EnumMap<>(Closing.class);
    private Duration oldest = Duration.ZERO;
    private int held;

    SweepCount(Instant now) {
        this.now = now;
    }

    /** An entry of which nothing needed to come. */
    void open(OpenEntry entry) {
        open.merge(entry.state(), 1, Integer::sum);
        if (entry.isHeld()) {
            held++;
            return;
        }
        Duration age = Duration.between(entry.since(), now);
        if (age.compareTo(oldest) > 0) {
            oldest = age;
        }
    }

    /** An entry and what came of it. */
    void closed(OpenEntry entry, Closing closing) {
        closed.merge(closing, 1, Integer::sum);
        switch (closing) {
            case EXPIRED, LOST -> {}
            case HELD -> {
                open.merge(LedgerState.UNKNOWN, 1, Integer::sum);
                held++;
            }
            case UNTOUCHED -> open(entry);
        }
    }

    SweepReport report(boolean whole) {
        return new SweepReport(oldest, open, held, closed, whole);
    }
}
