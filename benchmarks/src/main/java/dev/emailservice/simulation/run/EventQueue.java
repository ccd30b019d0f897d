package dev.emailservice.simulation.run;

import java.util.Arrays;

/**
 * What is going to happen, earliest first; at the same time, what was added first. A binary heap in arrays: a run has about a
 * million events, and none of them is worth an object.
 */
final class EventQueue {

    private double[] times = new double[1_024];
    private long[] order = new long[1_024];
    private int[] kinds = new int[1_024];
    private int[] subjects = new int[1_024];
    private int size;
    private long added;

    boolean isEmpty() {
        return size == 0;
    }

    double time() {
        return times[0];
    }

    /** What kind the first event is. */
    int kind() {
        return kinds[0];
    }

    /** What the first event happens to. */
    int subject() {
        return subjects[0];
    }

    void add(double time, int kind, int subject) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            order = Arrays.copyOf(order, 2 * size);
            kinds = Arrays.copyOf(kinds, 2 * size);
            subjects = Arrays.copyOf(subjects, 2 * size);
        }
        long number = added++;
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (!isBefore(time, number, parent)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, time, number, kind, subject);
    }

    /** Drops the first event. */
    void remove() {
        int last = --size;
        double time = times[last];
        long number = order[last];
        int hole = 0;
        for (int child = 1; child < last; child = 2 * hole + 1) {
            if (child + 1 < last && isBefore(times[child + 1], order[child + 1], child)) {
                child++;
            }
            if (isBefore(time, number, child)) {
                break;
            }
            move(child, hole);
            hole = child;
        }
        put(hole, time, number, kinds[last], subjects[last]);
    }

    private boolean isBefore(double time, long number, int other) {
        return time < times[other] || (time == times[other] && number < order[other]);
    }

    private void move(int from, int to) {
        put(to, times[from], order[from], kinds[from], subjects[from]);
    }

    private void put(int at, double time, long number, int kind, int subject) {
        times[at] = time;
        order[at] = number;
        kinds[at] = kind;
        subjects[at] = subject;
    }
}
