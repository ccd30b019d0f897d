package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.doubles.Behaviour;
import dev.emailservice.local.doubles.Behaviour.Mode;
import dev.emailservice.local.runtime.FunctionStatus;
import dev.emailservice.local.runtime.FunctionStatus.State;
import dev.emailservice.model.settings.DeployedFunction;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Workers are killed with -9 while they call providers that read the request and take nothing: what they had claimed was not
 * sent, though nobody can tell.
 */
final class WorkerKilledEarly extends NamedFault {

    private static final int PLANNED = 3;

    private int kills;

    WorkerKilledEarly() {
        super(
                "worker-killed-early",
                PLANNED + "+ killed before a provider has taken anything; all delivered once, dlq 0");
    }

    @Override
    public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random)
            throws InterruptedException {
        int due = accepted * (PLANNED + 1) / (emails + 1);
        if (due > kills) {
            stack.behave("ses", Behaviour.of(Mode.HANG));
            stack.behave("sendgrid", Behaviour.of(Mode.HANG));
            // Those under way at the change get their answer, and record it.
            Thread.sleep(500);
            if (BusyWorker.await(stack, random).isPresent()) {
                for (FunctionStatus worker : busy(stack)) {
                    if (worker.pid().isPresent() && kill(worker.pid().getAsLong())) {
                        kills++;
                    }
                }
            }
            stack.behave("ses", Behaviour.OK);
            stack.behave("sendgrid", Behaviour.OK);
        }
    }

    private static List<FunctionStatus> busy(LocalStack stack) {
        return stack.functions().stream()
                .filter(f -> f.name().equals(DeployedFunction.PROCESS_EMAIL_QUEUE.functionName()))
                .filter(f -> f.state() == State.BUSY)
                .toList();
    }

    @Override
    public int injected() {
        return kills;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return kills >= PLANNED
                && allDeliveredOnce(findings, emails)
                && findings.deadLetters() == 0
                && findings.failed() == 0;
    }
}
