package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.poller.QueueDepth;
import java.time.Duration;

/** The state in which no email is under way any more. */
final class Rest {

    /** Without any change for this long, what is still under way counts as it stands. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private Rest() {}

    /**
     * Waits for it.
     *
     * @throws InterruptedException where the run is stopped
     */
    static void await(LocalStack stack) throws InterruptedException {
        QueueDepth before = stack.queue();
        int sentBefore = stack.receipts().size();
        Duration unchanged = Duration.ZERO;
        while (before.total() > 0 && unchanged.compareTo(PATIENCE) < 0) {
            Thread.sleep(LOOK_EVERY);
            QueueDepth now = stack.queue();
            int sent = stack.receipts().size();
            unchanged = now.equals(before) && sent == sentBefore ? unchanged.plus(LOOK_EVERY) : Duration.ZERO;
            before = now;
            sentBefore = sent;
        }
    }
}
