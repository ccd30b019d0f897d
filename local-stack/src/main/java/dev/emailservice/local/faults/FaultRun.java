package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.local.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Runs faults one after another, each to its end: sends, breaks, waits until all is at rest, and looks. Runs that need the same
 * stack share it, made as new in between, because a stack's start costs more than a run.
 */
public final class FaultRun implements AutoCloseable {

    /** Between two runs only events may be under way, and those are dropped. */
    private static final Duration BETWEEN_RUNS = Duration.ofSeconds(10);

    private record Running(LocalStackOptions options, LocalStack stack) {}

    private final LocalStackOptions options;
    private final Progress progress;
    private @Nullable Running running;

    /**
     * Runs on stacks with these options, or what a fault makes of them.
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
     * @throws InterruptedException where somebody stops it; close this then
     */
    public FaultResult run(Fault fault, long seed, int emails) throws InterruptedException {
        Findings findings = findings(fault, seed, emails);
        FaultResult result = FaultResult.of(fault, seed, emails, findings);
        if (!result.held()) {
            progress.step(
                    fault.name() + ", seed " + seed + " fell short: injected " + fault.injected() + ", " + findings);
        }
        return result;
    }

    /**
     * The same, with everything that was found.
     *
     * @throws InterruptedException where somebody stops it; close this then
     */
    public Findings findings(Fault fault, long seed, int emails) throws InterruptedException {
        boolean reusable = false;
        try {
            LocalStack stack = stackFor(fault);
            Findings findings = findings(stack, fault, seed, emails);
            reusable = !fault.wantsFreshStack() && findings.atRest();
            return findings;
        } finally {
            if (!reusable) {
                close();
            }
        }
    }

    private Findings findings(LocalStack stack, Fault fault, long seed, int emails) throws InterruptedException {
        Random random = new Random(seed);
        // Else a short run would be over before the second worker, or the one that hears the events, has begun.
        stack.awaitAllProcesses();
        fault.prepare(stack, emails, random);
        Load load = new Load(stack.address(), InstantSource.system());
        load.run(emails, fault::fieldsOf, accepted -> {
            synchronized (fault) {
                fault.onAccepted(stack, accepted, emails, random);
            }
            if (accepted % Math.max(1, emails / 4) == 0) {
                progress.step(fault.name() + ", seed " + seed + ": accepted " + accepted + " of " + emails);
            }
        });
        Map<String, Instant> accepted = load.accepted();
        fault.allAccepted(stack);
        boolean atRest = Rest.await(stack);
        fault.atRest(stack);
        // What a fault does at rest, such as letting Redis go on, may set something going again.
        atRest = atRest && Rest.await(stack);
        Findings findings = InvariantChecker.check(
                accepted,
                load.refused(),
                stack.receipts().all(),
                stack.deadLetterMessages(),
                stack.ledgerStates(),
                fault.ends());
        return atRest ? findings : findings.notAtRest();
    }

    private LocalStack stackFor(Fault fault) throws InterruptedException {
        LocalStackOptions wanted = fault.options(options);
        Running present = running;
        if (present != null && present.options().equals(wanted) && !fault.wantsFreshStack()) {
            present.stack().forgetEvents();
            if (Rest.await(present.stack(), BETWEEN_RUNS)) {
                present.stack().renew();
                return present.stack();
            }
        }
        close();
        LocalStack stack = LocalStack.start(wanted, _ -> {});
        running = new Running(wanted, stack);
        return stack;
    }

    /** Stops the stack of the last run, if it is still there. */
    @Override
    public void close() {
        Running present = running;
        running = null;
        if (present != null) {
            present.stack().close();
        }
    }
}
