package dev.emailservice.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lets the emails of one batch pause together: only when all that have not ended pause, the clock moves on, to the moment the
 * first of them waits for.
 */
final class SharedPause implements Consumer<Duration> {

    private final ManualClock clock;
    private final List<Instant> ends = new ArrayList<>();
    private int underWay;

    SharedPause(ManualClock clock, int emails) {
        this.clock = clock;
        this.underWay = emails;
    }

    @Override
    public synchronized void accept(Duration wait) {
        Instant end = clock.instant().plus(wait);
        ends.add(end);
        moveOn();
        while (clock.instant().isBefore(end)) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** One email has ended. */
    synchronized void ended() {
        underWay--;
        moveOn();
    }

    private void moveOn() {
        if (!ends.isEmpty() && ends.size() >= underWay) {
            Instant first = ends.stream().min(Instant::compareTo).orElseThrow();
            clock.advance(Duration.between(clock.instant(), first));
            // Whoever is due is under way again as of now, not only when its thread runs.
            ends.removeIf(end -> !end.isAfter(first));
            notifyAll();
        }
    }
}
