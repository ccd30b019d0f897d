package dev.emailservice.simulation.report;

import java.util.OptionalDouble;
import java.util.function.BiFunction;

/**
 * A limit that one figure keeps to.
 *
 * @param figure what is measured, and where
 * @param limit the most it may be; infinity where it is only shown
 * @param unit printed behind numbers
 * @param decimals how many are printed
 * @param measure a policy's figure, the worst over the seeds; empty where what it needs was not run
 */
record Bar(
        String figure, double limit, String unit, int decimals, BiFunction<Results, String, OptionalDouble> measure) {

    /** A figure that nobody is judged by. */
    static Bar shownOnly(
            String figure, String unit, int decimals, BiFunction<Results, String, OptionalDouble> measure) {
        return new Bar(figure, Double.POSITIVE_INFINITY, unit, decimals, measure);
    }

    /** Whether anybody is judged by it. */
    boolean isJudged() {
        return !Double.isInfinite(limit);
    }

    OptionalDouble measure(Results results, String policy) {
        return measure.apply(results, policy);
    }

    /** Whether the policy keeps to it; true also where it was not measured. */
    boolean isHeld(Results results, String policy) {
        OptionalDouble value = measure(results, policy);
        return value.isEmpty() || value.getAsDouble() <= limit;
    }

    String show(OptionalDouble value) {
        return value.isEmpty() ? "-" : show(value.getAsDouble());
    }

    String show(double value) {
        return Double.isInfinite(value) ? "never" : Numbers.show(value, decimals) + unit;
    }
}
