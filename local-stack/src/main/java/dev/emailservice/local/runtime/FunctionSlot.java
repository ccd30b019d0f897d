package dev.emailservice.local.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A place for one process of a function: whenever the one in it ends, another takes its place. */
final class FunctionSlot implements AutoCloseable {

    /** The pause after a process that never got ready; doubled each time, up to the longest. */
    static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** A process that is to leave an archive gets ten seconds to finish what it does. */
    private static final int LOOKS_AT_BUSY = 1000;

    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofMillis(10);

    private static final int LOG_LINES = 15;

    private final FunctionLaunch launch;
    private final FunctionHost host;
    private final RuntimeClasspath classpath;
    private final @Nullable ClassArchive archive;
    private final Consumer<FunctionProcess> ready;
    private final String name;
    private final Path home;
    private final Path log;
    private final Path draft;
    private final CompletableFuture<@Nullable String> firstStart = new CompletableFuture<>();

    private volatile @Nullable FunctionProcess current;
    private volatile @Nullable FunctionProcess archiving;
    private volatile boolean closed;
    private final Thread supervisor;

    /**
     * Starts the first process, as soon as it may.
     *
     * @param number tells the slots of one function apart, from 1
     * @param archive what to start from, and to write if it is missing, the host wants that and this is the first
     *     slot; null for neither
     * @param after the first process waits until this is completed
     * @param ready gets each process as soon as it can take an invocation
     * @throws IOException if the directory can't be made
     */
    FunctionSlot(
            FunctionLaunch launch,
            int number,
            FunctionHost host,
            RuntimeClasspath classpath,
            @Nullable ClassArchive archive,
            CompletableFuture<?> after,
            Consumer<FunctionProcess> ready)
            throws IOException {
        this.launch = launch;
        this.host = host;
        this.classpath = classpath;
        this.archive = archive;
        this.ready = ready;
        this.name = launch.name() + "-" + number;
        this.home = Files.createDirectories(host.run().resolve(name));
        this.log = host.logs().resolve(name + ".log");
        this.draft = home.resolve("classes.jsa");
        this.supervisor = Thread.ofVirtual().name(name).start(() -> {
            after.join();
            supervise(number == 1 && host.writesClassArchives());
        });
    }

    /** Completes when the first process is ready, with null, or has ended before, with what a person should read. */
    CompletableFuture<@Nullable String> firstStart() {
        return firstStart;
    }

    FunctionStatus status() {
        FunctionProcess process = current;
        return process == null
                ? new FunctionStatus(
                        launch.name(),
                        OptionalLong.empty(),
                        closed ? FunctionStatus.State.ENDED : FunctionStatus.State.STARTING)
                : process.status();
    }

    Path log() {
        return log;
    }

    private void supervise(boolean mayWriteArchive) {
        boolean first = true;
        int failures = 0;
        while (!closed) {
            String why;
            try {
                FunctionProcess process = start(first && mayWriteArchive);
                boolean wasReady = process.ready().join();
                if (wasReady) {
                    firstStart.complete(null);
                    ready.accept(process);
                }
                int exitCode = process.ended().join();
                failures = wasReady ? 0 : failures + 1;
                why = wasReady ? "ended with exit code " + exitCode : couldNotStart(process, exitCode);
            } catch (IOException e) {
                failures++;
                why = "could not be started: " + e.getMessage();
            }
            first = false;
            if (closed) {
                break;
            }
            firstStart.complete(name + " " + why);
            pause(why, failures);
        }
        firstStart.complete(name + " was stopped");
    }

    /** Under the lock, so that {@link #close()} either prevents the start or sees the process. */
    private synchronized FunctionProcess start(boolean mayWriteArchive) throws IOException {
        if (closed) {
            throw new IOException("the function is stopped");
        }
        boolean writes = false;
        List<String> flags = List.of();
        if (archive != null && archive.exists()) {
            flags = archive.useFlags();
        } else if (archive != null && mayWriteArchive) {
            flags = ClassArchive.writeFlags(draft);
            writes = true;
        }
        var process = FunctionProcess.start(
                launch, classpath, flags, NativeLibrary.in(host.cache()), home, log, host.watchdog(), host.clock());
        current = process;
        archiving = writes ? process : null;
        return process;
    }

    private String couldNotStart(FunctionProcess process, int exitCode) {
        String error = process.initError();
        return "ended with exit code %d before it could take an invocation%s%n%s"
                .formatted(
                        exitCode,
                        error == null ? "" : ": " + error,
                        String.join(System.lineSeparator(), LogTail.of(log, LOG_LINES)));
    }

    private void pause(String why, int failures) {
        Duration pause = pauseAfter(failures);
        host.notices().accept(name + " " + why + (failures > 1 ? "; next try in " + pause.toMillis() + " ms" : ""));
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            // Only close() interrupts, and the loop looks at that.
        }
    }

    /** How long to wait after so many processes in a row that never got ready. */
    static Duration pauseAfter(int failures) {
        if (failures == 0) {
            return Duration.ZERO;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Ends the process, and lets it write its class archive if it has done work worth keeping. Returns when it is gone. */
    @Override
    public void close() {
        FunctionProcess last;
        synchronized (this) {
            closed = true;
            last = current;
        }
        supervisor.interrupt();
        if (last == null) {
            return;
        }
        if (last == archiving && isWorthAnArchive(last)) {
            last.stop(ClassArchive.GRACE);
            keepArchive();
        } else {
            last.kill();
        }
    }

    /** It has answered an event, and is done with the last one or soon will be. */
    private static boolean isWorthAnArchive(FunctionProcess process) {
        for (int look = 0; look < LOOKS_AT_BUSY && process.status().state() == FunctionStatus.State.BUSY; look++) {
            LockSupport.parkNanos(PAUSE_BETWEEN_LOOKS.toNanos());
        }
        return process.hasServed() && process.status().state() == FunctionStatus.State.IDLE;
    }

    private void keepArchive() {
        try {
            if (archive != null) {
                archive.publish(draft);
            }
        } catch (IOException e) {
            host.notices().accept(name + " left no class archive: " + e.getMessage());
        }
    }
}
