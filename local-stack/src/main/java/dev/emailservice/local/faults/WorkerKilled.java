package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** A busy worker is killed with -9, again and again. */
final class WorkerKilled extends NamedFault {

    /** Long enough that a kill finds attempts under way. */
    private static final Duration LATENCY = Duration.ofMillis(50);

    private final UnrecordedAttempts unrecorded = new UnrecordedAttempts();
    private final int planned;
    private int kills;

    /** @param planned how often it kills */
    WorkerKilled(int planned) {
        super(
                planned == 10 ? "worker-killed" : "worker-killed-" + planned,
                planned + " busy ones; all delivered, lost 0, duplicates <= attempts under way at a kill, dlq 0");
        this.planned = planned;
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        stack.behave("ses", late(LATENCY));
        stack.behave("sendgrid", late(LATENCY));
    }

    @Override
    public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random)
            throws InterruptedException {
        int due = Math.min(planned, accepted * (planned + 1) / (emails + 1));
        if (due > kills) {
            OptionalLong busy = BusyWorker.await(stack, random);
            // Without mail under way nobody gets busy: the next accept tries again.
            if (busy.isPresent() && kill(busy.getAsLong())) {
                kills++;
                unrecorded.look(stack);
            }
        }
    }

    @Override
    public int injected() {
        return kills;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return kills == planned
                && findings.accepted() == emails
                && findings.delivered() == emails
                && findings.lost() == 0
                && findings.unsettled() == 0
                && findings.duplicates() <= unrecorded.count()
                && findings.deadLetters() == 0
                && findings.failed() == 0;
    }
}
