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
 * @param refused see {@link Findings}
 * @param delivered see {@link Findings}
 * @param failed see {@link Findings}
 * @param longestMillis see {@link Findings#longest}
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
        int refused,
        int delivered,
        int failed,
        long longestMillis,
        int dlq,
        String bar,
        boolean held) {

    static FaultResult of(Fault fault, long seed, int emails, Findings findings) {
        return new FaultResult(
                fault.name(),
                seed,
                emails,
                fault.injected(),
                findings.lost(),
                findings.duplicates(),
                findings.unknown(),
                findings.refused(),
                findings.delivered(),
                findings.failed(),
                findings.longest().toMillis(),
                findings.deadLetters(),
                fault.bar(),
                fault.holds(findings, emails));
    }
}
