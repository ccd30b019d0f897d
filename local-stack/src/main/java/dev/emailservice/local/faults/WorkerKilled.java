package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.runtime.FunctionStatus;
import dev.emailservice.local.runtime.FunctionStatus.State;
import dev.emailservice.model.settings.DeployedFunction;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** A busy worker is killed with -9, ten times. */
final class WorkerKilled extends NamedFault {

    /** How often it kills. */
    static final int KILLS = 10;

    /** Long enough that a kill finds attempts under way. */
    private static final Duration LATENCY = Duration.ofMillis(50);

    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofMillis(1);

    private final UnrecordedAttempts unrecorded = new UnrecordedAttempts();
    private int kills;

    WorkerKilled() {
        super(
                "worker-killed",
                KILLS + " busy ones; all delivered, lost 0, duplicates <= attempts under way at a kill, dlq 0");
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        stack.behave("ses", late(LATENCY));
        stack.behave("sendgrid", late(LATENCY));
    }

    @Override
    public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random)
            throws InterruptedException {
        int due = Math.min(KILLS, accepted * (KILLS + 1) / (emails + 1));
        if (due > kills) {
            OptionalLong busy = awaitBusyWorker(stack, random);
            // Without mail under way nobody gets busy: the next accept tries again.
            if (busy.isPresent() && kill(busy.getAsLong())) {
                kills++;
                unrecorded.look(stack);
            }
        }
    }

    /** A worker that handles a batch at this moment; empty as soon as no mail is under way. */
    private static OptionalLong awaitBusyWorker(LocalStack stack, RandomGenerator random) throws InterruptedException {
        while (true) {
            List<FunctionStatus> busy = stack.functions().stream()
                    .filter(f -> f.name().equals(DeployedFunction.PROCESS_EMAIL_QUEUE.functionName()))
                    .filter(f -> f.state() == State.BUSY)
                    .toList();
            if (!busy.isEmpty()) {
                return busy.get(random.nextInt(busy.size())).pid();
            }
            if (stack.queue().total() == 0) {
                return OptionalLong.empty();
            }
            Thread.sleep(PAUSE_BETWEEN_LOOKS);
        }
    }

    @Override
    public int injected() {
        return kills;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return kills == KILLS
                && findings.accepted() == emails
                && findings.delivered() == emails
                && findings.lost() == 0
                && findings.duplicates() <= unrecorded.count()
                && findings.deadLetters() == 0
                && findings.failed() == 0;
    }
}
