package dev.emailservice.simulation.policy;

/**
 * The load metric of Finagle: a mean that follows a rise at once and a fall slowly, times what is under way. It fades while
 * nothing is heard, so that a provider left alone is tried again.
 *
 * @see <a href="https://github.com/twitter/finagle/blob/develop/finagle-core/src/main/scala/com/twitter/finagle/loadbalancer/PeakEwma.scala">
 *     twitter/finagle, PeakEwma</a>
 */
final class PeakEwma {

    static final double DECAY_MILLIS = 10_000;

    /** What one that nothing is known of costs while an attempt is under way that will tell. */
    private static final double PENALTY = 1e12;

    private double mean;
    private double updatedAt;
    private int pending;

    void start() {
        pending++;
    }

    void end(double now, double millis) {
        pending--;
        observe(now, millis);
    }

    double cost(double now) {
        observe(now, 0);
        return mean == 0 && pending > 0 ? PENALTY + pending : mean * (pending + 1);
    }

    private void observe(double now, double millis) {
        double kept = Math.exp((updatedAt - now) / DECAY_MILLIS);
        mean = millis > mean ? millis : mean * kept + millis * (1 - kept);
        updatedAt = now;
    }
}
