package dev.emailservice.local;

import dev.emailservice.local.runtime.FunctionPool;
import dev.emailservice.local.runtime.FunctionStartException;
import dev.emailservice.local.runtime.InvocationResult;
import dev.emailservice.local.runtime.InvocationResult.Answered;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has the ledger swept from time to time, as the deployed schedule does. The function's process is started with the first sweep:
 * nobody waits for it while the stack starts and sends its first email.
 */
final class Sweeps implements AutoCloseable {

    /** Until the first sweep. */
    static final Duration FIRST = Duration.ofSeconds(10);

    /** From one sweep to the next. Nobody waits five minutes for a demonstration. */
    static final Duration EVERY = Duration.ofSeconds(5);

    /** What the schedule tells the function: nothing that it reads. */
    private static final String EVENT = "{\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\"}";

    /** Starts the function's process. */
    @FunctionalInterface
    interface Starter {
        FunctionPool start() throws IOException;
    }

    private final Starter starter;
    private final Consumer<String> notices;
    private final Thread timer;

    /** Guarded by "this". */
    private @Nullable FunctionPool function;

    private Sweeps(Starter starter, Consumer<String> notices) {
        this.starter = starter;
        this.notices = notices;
        this.timer = Thread.ofVirtual().name("sweeps").unstarted(this::run);
    }

    /**
     * Starts the timer.
     *
     * @param notices gets a line where a sweep has failed
     */
    static Sweeps start(Starter starter, Consumer<String> notices) {
        var sweeps = new Sweeps(starter, notices);
        sweeps.timer.start();
        return sweeps;
    }

    private void run() {
        try {
            Thread.sleep(FIRST);
            while (true) {
                try {
                    sweep();
                } catch (LocalStackException e) {
                    notices.accept(String.valueOf(e.getMessage()));
                }
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            // The stack ends.
        }
    }

    /**
     * Sweeps now.
     *
     * @return what the function answered
     * @throws LocalStackException if it can't start, or does not answer
     */
    String sweep() throws InterruptedException {
        try {
            FunctionPool pool = pool();
            pool.awaitFirst(StackStart.FUNCTIONS_READY);
            Optional<InvocationResult> result = pool.invoke(EVENT, StackStart.FUNCTIONS_READY);
            if (result.isPresent() && result.get() instanceof Answered answered) {
                return answered.json();
            }
            throw new LocalStackException("a sweep of the ledger failed: " + result, null);
        } catch (IOException | FunctionStartException e) {
            throw new LocalStackException("the sweeper can't start: " + e.getMessage(), e);
        }
    }

    private synchronized FunctionPool pool() throws IOException {
        FunctionPool present = function;
        if (present == null) {
            present = starter.start();
            function = present;
        }
        return present;
    }

    /** The function's process; empty before the first sweep. */
    synchronized Optional<FunctionPool> function() {
        return Optional.ofNullable(function);
    }

    /** Stops the timer. A sweep under way ends with its process. */
    @Override
    public void close() {
        timer.interrupt();
    }
}
