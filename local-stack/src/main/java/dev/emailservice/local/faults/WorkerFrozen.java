package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * A busy worker is stopped by a signal for longer than its claims last, and let go on. Not for a minute: after its function's
 * timeout of 30 s Lambda would have ended it.
 */
final class WorkerFrozen extends NamedFault {

    private static final Duration FROZEN = Duration.ofSeconds(27);

    private final UnrecordedAttempts unrecorded = new UnrecordedAttempts();
    private OptionalLong pid = OptionalLong.empty();
    private long since;
    private boolean woke;

    WorkerFrozen() {
        super(
                "worker-frozen",
                "27 s, claims last 20 s; all delivered, lost 0, duplicates <= attempts under way at the stop, dlq 0");
    }

    @Override
    public LocalStackOptions options(LocalStackOptions usual) {
        return usual.withVisibilityTimeout(Duration.ofSeconds(5));
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        stack.behave("ses", late(Duration.ofMillis(50)));
        stack.behave("sendgrid", late(Duration.ofMillis(50)));
    }

    @Override
    public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random)
            throws InterruptedException {
        if (accepted >= emails / 2 && pid.isEmpty()) {
            pid = BusyWorker.await(stack, random);
            if (pid.isPresent()) {
                signal(pid.getAsLong(), "STOP");
                since = System.nanoTime();
                unrecorded.look(stack);
            }
        }
    }

    @Override
    public void allAccepted(LocalStack stack) throws InterruptedException {
        if (pid.isPresent()) {
            Duration left = FROZEN.minusNanos(System.nanoTime() - since);
            Thread.sleep(left.isNegative() ? Duration.ZERO : left);
            woke = ProcessHandle.of(pid.getAsLong()).isPresent();
            signal(pid.getAsLong(), "CONT");
        }
    }

    @Override
    public int injected() {
        return woke ? 1 : 0;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return woke
                && findings.accepted() == emails
                && findings.delivered() == emails
                && findings.lost() == 0
                && findings.unsettled() == 0
                && findings.duplicates() <= unrecorded.count()
                && findings.deadLetters() == 0;
    }
}
