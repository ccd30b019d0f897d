package dev.emailservice.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that writes to one log file and dies with this JVM. */
public final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the process; what it writes to its two outputs is appended to {@code log}.
     *
     * @throws IOException if it can't be started
     */
    public static ChildProcess start(ProcessBuilder builder, Path log, Watchdog watchdog) throws IOException {
        var process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        watchdog.watch(process.pid());
        return new ChildProcess(process, log);
    }

    /** The operating system's id of the process. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Where it writes to. */
    public Path log() {
        return log;
    }

    /** Completes with the exit code when the process has ended. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks it to end (SIGTERM), and ends it (SIGKILL) if it is still there after {@code grace}. Returns when it is gone. */
    public void stop(Duration grace) {
        process.destroy();
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it at once (SIGKILL) and returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** The same as {@link #kill()}. */
    @Override
    public void close() {
        kill();
    }
}
