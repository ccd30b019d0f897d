package dev.emailservice.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventQueueTest {

    private record Event(double time, int subject) {}

    @Test
    void eventsComeByTimeAndAtTheSameTimeInTheOrderOfAdding() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        EventQueue queue = new EventQueue();
        List<Event> added = new ArrayList<>();
        List<Event> come = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            // Only few different times, so that many events share one; never before what has come already.
            double time = (come.isEmpty() ? 0 : come.getLast().time()) + random.nextInt(50);
            added.add(new Event(time, i));
            queue.add(time, 1, i);
            if (random.nextInt(3) == 0) {
                come.add(take(queue));
            }
        }
        while (!queue.isEmpty()) {
            come.add(take(queue));
        }

        assertThat(come)
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(added)
                .isSortedAccordingTo(Comparator.comparingDouble(Event::time).thenComparingInt(Event::subject));
    }

    private static Event take(EventQueue queue) {
        Event event = new Event(queue.time(), queue.subject());
        queue.remove();
        return event;
    }
}
