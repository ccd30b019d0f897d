package dev.emailservice.adapters.wire;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends attempts that take too long as a whole. An HTTP client's read timeout starts anew with every byte, so a provider
 * that answers one byte a second would hold a worker until its function timeout.
 */
public final class AttemptWatch implements AutoCloseable {

    private final Duration whole;
    private final ScheduledThreadPoolExecutor timer;

    /**
     * A watch with a thread of its own, started by the first attempt.
     *
     * @param whole the longest an attempt may take
     */
    public AttemptWatch(Duration whole) {
        this.whole = whole;
        this.timer = new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().name("attempt-watch").daemon().unstarted(task));
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Watches the attempt until the returned future is cancelled. */
    public Future<?> watch(WireAttempt attempt) {
        return timer.schedule(attempt::abort, whole.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
