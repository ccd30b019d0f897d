package dev.emailservice.simulation.policy;

import java.util.Arrays;

/** The durations of the last ten successes of each provider. */
final class LastSuccesses {

    static final int KEPT = 10;

    private final double[][] durations;
    private final long[] successes;

    LastSuccesses(int providers) {
        durations = new double[providers][KEPT];
        successes = new long[providers];
    }

    void add(int provider, double millis) {
        durations[provider][(int) (successes[provider]++ % KEPT)] = millis;
    }

    /** Their mean in milliseconds; zero for a provider without successes, so that it is tried. */
    double mean(int provider) {
        int known = (int) Math.min(KEPT, successes[provider]);
        return known == 0 ? 0 : Arrays.stream(durations[provider], 0, known).sum() / known;
    }

    double[] means() {
        double[] means = new double[durations.length];
        Arrays.setAll(means, this::mean);
        return means;
    }
}
