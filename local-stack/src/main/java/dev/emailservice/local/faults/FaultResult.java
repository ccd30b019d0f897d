package dev.emailservice.local.faults;

/**
 * One row of the table.
 *
 * @param fault its name
 * @param seed the run's seed
 * @param emails how many were to be sent
 * @param injected how often the fault really happened; see {@link Fault#injected}
 * @param lost see {@link Findings}
 * @param duplicates see {@link Findings}
 * @param unknown see {@link Findings}
 * @param dlq messages in the dead-letter queue
 * @param bar what had to hold
 * @param held whether it did
 */
public record FaultResult(
        String fault,
        long seed,
        int emails,
        int injected,
        int lost,
        int duplicates,
        int unknown,
        int dlq,
        String bar,
        boolean held) {}
