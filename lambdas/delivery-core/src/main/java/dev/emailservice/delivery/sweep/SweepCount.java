package dev.emailservice.delivery.sweep;

import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts during one sweep. */
final class SweepCount {

    private final Instant now;
    private final Map<LedgerState, Integer> open = new EnumMap<>(LedgerState.class);
    private final Map<Closing, Integer> closed = new EnumMap<>(Closing.class);

    /** By id: one that is held only by this sweep is read once more, among the held. */
    private final Set<EmailId> held = new HashSet<>();

    private Duration oldest = Duration.ZERO;
    private int unreadable;

    SweepCount(Instant now) {
        this.now = now;
    }

    /** An entry of which nothing needed to come. */
    void open(OpenEntry entry) {
        if (entry.isHeld()) {
            held(entry);
            return;
        }
        open.merge(entry.state(), 1, Integer::sum);
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
            case HELD -> held(entry);
            case UNTOUCHED -> open(entry);
        }
    }

    /** An item that is no entry. */
    void unreadable() {
        unreadable++;
    }

    private void held(OpenEntry entry) {
        if (held.add(entry.id())) {
            open.merge(LedgerState.UNKNOWN, 1, Integer::sum);
        }
    }

    SweepReport report(boolean whole) {
        return new SweepReport(oldest, open, held.size(), closed, unreadable, whole);
    }
}
