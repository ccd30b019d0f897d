package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.local.Progress;
import java.util.Random;
import java.util.Set;

/** One fault, one seed: starts a stack of its own, sends, breaks, waits until all is at rest, and looks. */
public final class FaultRun {

    private final LocalStackOptions options;
    private final Progress progress;

    /**
     * A run on a stack with these options.
     *
     * @param options the port should be 0, so that runs do not get in each other's way
     */
    public FaultRun(LocalStackOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * Runs it to its end.
     *
     * @throws InterruptedException where somebody stops it; the stack is closed then
     */
    public FaultResult run(Fault fault, long seed, int emails) throws InterruptedException {
        Findings findings = findings(fault, seed, emails);
        return new FaultResult(
                fault.name(),
                seed,
                emails,
                fault.injected(),
                findings.lost(),
                findings.duplicates(),
                findings.unknown(),
                findings.deadLetters(),
                fault.bar(),
                fault.holds(findings, emails));
    }

    /**
     * The same, with everything that was found.
     *
     * @throws InterruptedException where somebody stops it; the stack is closed then
     */
    public Findings findings(Fault fault, long seed, int emails) throws InterruptedException {
        Random random = new Random(seed);
        try (LocalStack stack = LocalStack.start(fault.options(options), _ -> {})) {
            fault.prepare(stack, emails, random);
            // Else a short run would be over before the second worker, or the one that hears the events, has begun.
            stack.awaitAllProcesses();
            Load load = new Load(stack.address());
            load.run(emails, accepted -> {
                synchronized (fault) {
                    fault.onAccepted(stack, accepted, emails, random);
                }
                if (accepted % Math.max(1, emails / 4) == 0) {
                    progress.step(fault.name() + ", seed " + seed + ": accepted " + accepted + " of " + emails);
                }
            });
            Set<String> accepted = load.accepted();
            fault.allAccepted(stack);
            Rest.await(stack);
            fault.atRest(stack);
            return InvariantChecker.check(
                    accepted, load.refused(), stack.receipts().all(), stack.deadLetterMessages(), stack.ledgerStates());
        }
    }
}
