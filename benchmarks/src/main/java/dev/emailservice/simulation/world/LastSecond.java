package dev.emailservice.simulation.world;

/** How many times something happened within the last second. Times must not go back. */
final class LastSecond {

    private static final double SECOND_MILLIS = 1_000;

    private double[] times = new double[64];
    private int head;
    private int size;

    int count(double now) {
        while (size > 0 && times[head] <= now - SECOND_MILLIS) {
            head = (head + 1) & (times.length - 1);
            size--;
        }
        return size;
    }

    void add(double now) {
        if (size == times.length) {
            grow();
        }
        times[(head + size) & (times.length - 1)] = now;
        size++;
    }

    private void grow() {
        double[] larger = new double[2 * times.length];
        System.arraycopy(times, head, larger, 0, times.length - head);
        System.arraycopy(times, 0, larger, times.length - head, head);
        times = larger;
        head = 0;
    }
}
