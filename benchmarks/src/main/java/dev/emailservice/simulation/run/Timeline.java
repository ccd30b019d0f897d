package dev.emailservice.simulation.run;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A run second by second. */
public final class Timeline {

    private static final double SECOND_MILLIS = 1_000;

    /** The share of the attempts at which a provider counts as back. */
    public static final double RECOVERED_SHARE = 0.8;

    private final int[][] attempts;
    private final int[] accepts;
    private final double[] latency;

    Timeline(int providers, double durationMillis) {
        int seconds = (int) Math.ceil(durationMillis / SECOND_MILLIS);
        attempts = new int[providers][seconds];
        accepts = new int[seconds];
        latency = new double[seconds];
    }

    /** An attempt started. What happens after the last arrival is left out. */
    void attempt(int provider, double now) {
        int second = second(now);
        if (second < seconds()) {
            attempts[provider][second]++;
        }
    }

    void accept(double now, double latencyMillis) {
        int second = second(now);
        if (second < seconds()) {
            accepts[second]++;
            latency[second] += latencyMillis;
        }
    }

    /** How many seconds there are. */
    public int seconds() {
        return accepts.length;
    }

    /** A provider's share of the attempts started in that second; NaN where there were none. */
    public double share(int provider, int second) {
        return attempts[provider][second]
                / (double)
                        Arrays.stream(attempts).mapToInt(each -> each[second]).sum();
    }

    /** The mean latency of the emails accepted in that second, in milliseconds; NaN where there were none. */
    public double meanLatency(int second) {
        return latency[second] / accepts[second];
    }

    /**
     * How long after a time a provider had most of the attempts: from then to the start of the first second, of those that begin
     * then or later, in which it had {@link #RECOVERED_SHARE} of them. Null where that never happened.
     */
    public @Nullable Double secondsToRecovery(int provider, double fromMillis) {
        for (int second = (int) Math.ceil(fromMillis / SECOND_MILLIS); second < seconds(); second++) {
            if (share(provider, second) >= RECOVERED_SHARE) {
                return second - fromMillis / SECOND_MILLIS;
            }
        }
        return null;
    }

    private static int second(double now) {
        return (int) (now / SECOND_MILLIS);
    }
}
