package dev.emailservice.local.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The processes of one function. An event goes to the one that has been idle longest. */
public final class FunctionPool implements AutoCloseable {

    /** What an event may hold, in bytes (AWS Lambda Developer Guide, "Lambda quotas"). */
    public static final int MAX_EVENT_BYTES = 6 * 1024 * 1024;

    private final BlockingQueue<FunctionProcess> idle = new LinkedBlockingQueue<>();
    private final List<FunctionSlot> slots = new ArrayList<>();

    private FunctionPool() {}

    /**
     * Starts the first process, and the others once it is ready: the function can be used sooner when they do not start side
     * by side. Does not wait for any.
     *
     * @param size how many events are handled at once
     * @throws IOException if the jar can't be read or a directory can't be made
     */
    public static FunctionPool start(FunctionLaunch launch, int size, FunctionHost host) throws IOException {
        return start(Collections.nCopies(size, launch), host);
    }

    /**
     * The same with processes that differ in their environment.
     *
     * @param launches one for each process; all of the same function
     * @throws IOException if the jar can't be read or a directory can't be made
     */
    public static FunctionPool start(List<FunctionLaunch> launches, FunctionHost host) throws IOException {
        var pool = new FunctionPool();
        FunctionLaunch launch = launches.getFirst();
        var classpath = RuntimeClasspath.of(launch.jar(), host.cache());
        var archive = ClassArchive.of(host.cache(), launch.name(), classpath.entries())
                .orElse(null);
        CompletableFuture<?> after = CompletableFuture.completedFuture(null);
        for (int number = 1; number <= launches.size(); number++) {
            pool.slots.add(new FunctionSlot(
                    launches.get(number - 1), number, host, classpath, archive, after, pool.idle::add));
            after = pool.slots.getFirst().firstStart();
        }
        return pool;
    }

    /**
     * Waits until the first process can take events.
     *
     * @throws FunctionStartException if it can't, or not within the time
     */
    public void awaitFirst(Duration atMost) throws FunctionStartException, InterruptedException {
        await(slots.subList(0, 1), atMost);
    }

    /**
     * Waits until every process can take events.
     *
     * @throws FunctionStartException if one can't, or not within the time
     */
    public void awaitAll(Duration atMost) throws FunctionStartException, InterruptedException {
        await(slots, atMost);
    }

    private static void await(List<FunctionSlot> slots, Duration atMost)
            throws FunctionStartException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (FunctionSlot slot : slots) {
            @Nullable String failure;
            try {
                failure = slot.firstStart().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                failure = "not ready within " + atMost.toSeconds() + " s; the log is " + slot.log();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
            if (failure != null) {
                throw new FunctionStartException(failure);
            }
        }
    }

    /** How many events are handled at once. */
    public int size() {
        return slots.size();
    }

    /** What each process is doing, in a fixed order. */
    public List<FunctionStatus> status() {
        return slots.stream().map(FunctionSlot::status).toList();
    }

    /** The log file of each process, in the order of {@link #status()}; each holds what all its predecessors printed too. */
    public List<Path> logs() {
        return slots.stream().map(FunctionSlot::log).toList();
    }

    /**
     * Takes an idle process out of the pool, waiting until there is one. Empty if there was none in time.
     *
     * <p>Whoever gets it invokes or releases it, once.
     */
    public Optional<Lease> acquire(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            FunctionProcess process = idle.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (process == null) {
                return Optional.empty();
            }
            if (process.isAlive()) {
                return Optional.of(new Lease(process));
            }
        }
    }

    /** Has an idle process handle the event. Empty if none has answered in time; it then goes on without being heard. */
    public Optional<InvocationResult> invoke(String event, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        Optional<Lease> lease = acquire(atMost);
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(lease.get().invoke(event).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends every process, all at once. Returns when they are gone. */
    @Override
    public void close() {
        CompletableFuture<?>[] ends = slots.stream()
                .map(slot -> CompletableFuture.runAsync(
                        slot::close, task -> Thread.ofVirtual().start(task)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends).join();
    }

    /** The right to give one process one event. */
    public final class Lease {

        private final FunctionProcess process;

        private Lease(FunctionProcess process) {
            this.process = process;
        }

        /** Whether the process is still there. */
        public boolean isAlive() {
            return process.isAlive();
        }

        /** Hands in the event; the process returns to the pool when it has answered. Never completes exceptionally. */
        public CompletableFuture<InvocationResult> invoke(String event) {
            return process.invoke(event).thenApply(result -> {
                release();
                return result;
            });
        }

        /** Gives the process back unused. */
        public void release() {
            if (process.isAlive()) {
                idle.add(process);
            }
        }
    }
}
