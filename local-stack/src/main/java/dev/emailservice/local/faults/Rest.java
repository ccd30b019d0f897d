package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.poller.QueueDepth;
import dev.emailservice.local.runtime.FunctionStatus.State;
import java.time.Duration;

/** The state in which no email is under way any more: the queue is empty, and no function is at work on what it was given. */
final class Rest {

    /** Without any change for this long, what is still under way counts as it stands. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /** Looks in a row that find it: between two functions, work is in neither for a moment. */
    private static final int LOOKS = 5;

    private record Look(QueueDepth queue, int sent) {
        static Look at(LocalStack stack) {
            return new Look(stack.queue(), stack.receipts().size());
        }
    }

    private Rest() {}

    /**
     * Waits for it.
     *
     * @return whether it came before nothing had changed for minutes
     * @throws InterruptedException where the run is stopped
     */
    static boolean await(LocalStack stack) throws InterruptedException {
        return await(stack, PATIENCE);
    }

    /**
     * Waits for it.
     *
     * @return whether it came before nothing had changed for so long
     * @throws InterruptedException where the run is stopped
     */
    static boolean await(LocalStack stack, Duration patience) throws InterruptedException {
        Look before = Look.at(stack);
        Duration unchanged = Duration.ZERO;
        int quiet = 0;
        while (unchanged.compareTo(patience) < 0) {
            // A worker that is slow, or was stopped, may still send what the other one has sent and deleted.
            quiet = before.queue().total() == 0 && !isAnyBusy(stack) ? quiet + 1 : 0;
            if (quiet == LOOKS) {
                return true;
            }
            Thread.sleep(LOOK_EVERY);
            Look now = Look.at(stack);
            unchanged = now.equals(before) ? unchanged.plus(LOOK_EVERY) : Duration.ZERO;
            before = now;
        }
        return false;
    }

    private static boolean isAnyBusy(LocalStack stack) {
        return stack.functions().stream().anyMatch(function -> function.state() == State.BUSY);
    }
}
