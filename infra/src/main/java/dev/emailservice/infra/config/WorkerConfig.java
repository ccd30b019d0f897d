package dev.emailservice.infra.config;

import org.jspecify.annotations.Nullable;

/**
 * How many workers an environment runs.
 *
 * @param maxConcurrency batches of standard emails worked on at once, at most
 * @param expressConcurrency batches of express emails worked on at once beside those, at most
 * @param reservedConcurrency invocations of the account kept free for the worker; absent: none is kept
 */
public record WorkerConfig(
        int maxConcurrency,
        int expressConcurrency,
        @Nullable Integer reservedConcurrency) {

    /** Lambda's bounds of MaximumConcurrency (Lambda Developer Guide, "Scaling behavior of Amazon SQS event source mappings"). */
    private static final int MIN = 2;

    private static final int MAX = 1000;

    static WorkerConfig read(Section section) {
        int max = section.integer("maxConcurrency", MIN, MAX);
        int express = section.integer("expressConcurrency", MIN, MAX);
        Integer reserved = section.optionalInteger("reservedConcurrency", MIN, MAX);
        if (reserved != null && reserved < max + express) {
            // Otherwise Lambda throttles the pollers, and each throttled receive counts towards the dead-letter queue.
            section.reject(
                    "reservedConcurrency",
                    "must be at least worker.maxConcurrency and worker.expressConcurrency together");
        }
        section.end();
        return new WorkerConfig(max, express, reserved);
    }
}
