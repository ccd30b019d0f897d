package dev.emailservice.delivery.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private static final Duration OVERDUE = Duration.ofMillis(300);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final InFlight inFlight = new InFlight();

    private List<Instant> overdueAt(long millis) {
        List<Instant> overdue = new ArrayList<>();
        inFlight.takeOverdue(OVERDUE, START.plusMillis(millis), overdue::add);
        return overdue;
    }

    @Test
    void theFirstOfThemIsTheFirstToBeOverdue() {
        inFlight.add(1, 1, START.plusMillis(50));
        inFlight.add(2, 1, START);
        assertThat(inFlight.untilOverdue(OVERDUE, START.plusMillis(100))).contains(Duration.ofMillis(200));
    }

    @Test
    void eachIsOverdueOnceAndStillUnderWay() {
        inFlight.add(1, 5, START);
        assertThat(overdueAt(299)).isEmpty();
        assertThat(overdueAt(300)).containsExactly(START);
        assertThat(overdueAt(400)).isEmpty();
        assertThat(inFlight.recipients()).isEqualTo(5);
        assertThat(inFlight.untilOverdue(OVERDUE, START)).isEmpty();
    }

    @Test
    void whatHasEndedIsNeitherUnderWayNorOverdue() {
        inFlight.add(1, 2, START);
        inFlight.add(2, 3, START);
        inFlight.remove(1);
        assertThat(inFlight.recipients()).isEqualTo(3);
        assertThat(overdueAt(1000)).hasSize(1);
        inFlight.remove(2);
        assertThat(inFlight.recipients()).isZero();
    }
}
