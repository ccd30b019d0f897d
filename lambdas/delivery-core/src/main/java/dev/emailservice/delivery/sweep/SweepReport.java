package dev.emailservice.delivery.sweep;

import dev.emailservice.model.ledger.LedgerState;
import java.time.Duration;
import java.util.Map;

/**
 * What a sweep found and did.
 *
 * @param oldest how long the oldest entry is open that is neither ended nor held; zero where there is none
 * @param open the entries left open, by state; a state without any may be absent
 * @param held how many of them are unknown and wait for nobody
 * @param closed the entries whose ending was tried, by what came of it
 * @param unreadable items of the index that are no entry, and of which nothing came
 * @param whole whether all of the index was read; if not, the numbers are at least these, and the next sweep begins anew
 */
public record SweepReport(
        Duration oldest,
        Map<LedgerState, Integer> open,
        int held,
        Map<Closing, Integer> closed,
        int unreadable,
        boolean whole) {

    /** Copies of the maps. */
    public SweepReport {
        open = Map.copyOf(open);
        closed = Map.copyOf(closed);
    }

    /** Whether every open entry was seen: the index was read to its end, and all of it made sense. */
    public boolean isComplete() {
        return whole && unreadable == 0;
    }

    /** The entries left open in this state. */
    public int open(LedgerState state) {
        return open.getOrDefault(state, 0);
    }

    /** The entries of which this came. */
    public int closed(Closing closing) {
        return closed.getOrDefault(closing, 0);
    }
}
