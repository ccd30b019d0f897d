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
    private final CompletableFuture<Integer> exit;

    private ChildProcess(Process process, Path log, CompletableFuture<Integer> exit) {
        this.exit = exit;
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
        return new ChildProcess(process, log, process.onExit().thenApply(ended -> exitCode(ended, watchdog)));
    }

    /** The system may give the id to a stranger once the process has ended, so the watchdog has to forget it. */
    private static int exitCode(Process ended, Watchdog watchdog) {
        try {
            watchdog.forget(ended.pid());
        } catch (IOException e) {
            // The watchdog is closed and watches nothing any more.
        }
        return ended.exitValue();
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
        return exit.copy();
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
        exit.join();
    }

    /** The same as {@link #kill()}. */
    @Override
    public void close() {
        kill();
    }
}
