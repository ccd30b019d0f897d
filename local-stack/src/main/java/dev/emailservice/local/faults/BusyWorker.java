package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.runtime.FunctionStatus;
import dev.emailservice.local.runtime.FunctionStatus.State;
import dev.emailservice.model.settings.DeployedFunction;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** Finds a worker in mid-batch. */
final class BusyWorker {

    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofMillis(1);

    private BusyWorker() {}

    /** A worker that handles a batch at this moment; empty as soon as no mail is under way. */
    static OptionalLong await(LocalStack stack, RandomGenerator random) throws InterruptedException {
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
}
