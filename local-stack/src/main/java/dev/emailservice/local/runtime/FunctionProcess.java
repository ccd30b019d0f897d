package dev.emailservice.local.runtime;

import dev.emailservice.local.process.ChildProcess;
import dev.emailservice.local.process.Watchdog;
import dev.emailservice.local.runtime.FunctionStatus.State;
import dev.emailservice.local.runtime.InvocationResult.Crashed;
import dev.emailservice.local.runtime.InvocationResult.TimedOut;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One JVM that runs a function, from its start to its end. It handles one invocation at a time. */
final class FunctionProcess {

    private final FunctionLaunch launch;
    private final RuntimeApi api;
    private final ChildProcess child;
    private final CompletableFuture<Integer> ended;

    private FunctionProcess(FunctionLaunch launch, RuntimeApi api, ChildProcess child, Watchdog watchdog) {
        this.launch = launch;
        this.api = api;
        this.child = child;
        this.ended = child.onExit().thenApply(exitCode -> {
            api.end(new Crashed(exitCode));
            api.close();
            forget(watchdog);
            return exitCode;
        });
    }

    /**
     * Starts the JVM.
     *
     * @param classpath what its JVM loads
     * @param archiveFlags those of a {@link ClassArchive}, or none
     * @param library the runtime interface client's native library
     * @param home a directory of this process' own, for temporary files and as its working directory
     * @param log what it prints is appended here
     * @throws IOException if it can't be started
     */
    static FunctionProcess start(
            FunctionLaunch launch,
            RuntimeClasspath classpath,
            List<String> archiveFlags,
            Path library,
            Path home,
            Path log,
            Watchdog watchdog,
            InstantSource clock)
            throws IOException {
        var api = new RuntimeApi(launch, clock);
        try {
            var builder = new ProcessBuilder(JavaCommand.of(launch, classpath, archiveFlags, library, home))
                    .directory(home.toFile());
            builder.environment().clear();
            builder.environment().putAll(LambdaEnvironment.of(launch, api.address(), home));
            return new FunctionProcess(launch, api, ChildProcess.start(builder, log, watchdog), watchdog);
        } catch (IOException e) {
            api.close();
            throw e;
        }
    }

    /** Completes with true when it can take its first invocation, with false if it ends before. */
    CompletableFuture<Boolean> ready() {
        return api.ready();
    }

    /** Completes with the exit code when it has ended. */
    CompletableFuture<Integer> ended() {
        return ended;
    }

    boolean isAlive() {
        return !ended.isDone() && child.isAlive();
    }

    /** Whether it has answered an invocation. */
    boolean hasServed() {
        return api.hasAnswered();
    }

    /** What it reported as the reason it can't start; null if nothing. */
    @Nullable
    String initError() {
        return api.initError();
    }

    /**
     * Hands in an event. Completes when the function has answered or failed, or when the process has died or has been
     * killed because its time was up; never exceptionally.
     *
     * @throws IllegalStateException if the invocation before has not ended
     */
    CompletableFuture<InvocationResult> invoke(String event) {
        return api.submit(event)
                .completeOnTimeout(
                        new TimedOut(launch.timeout()), launch.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .thenApplyAsync(
                        result -> {
                            if (result instanceof TimedOut) {
                                child.kill();
                                ended.join();
                            }
                            return result;
                        },
                        task -> Thread.ofVirtual().start(task));
    }

    /** What it is doing. */
    FunctionStatus status() {
        if (!isAlive()) {
            return new FunctionStatus(launch.name(), OptionalLong.empty(), State.ENDED);
        }
        boolean ready = api.ready().getNow(false);
        State state = !ready ? State.STARTING : api.isBusy() ? State.BUSY : State.IDLE;
        return new FunctionStatus(launch.name(), OptionalLong.of(child.pid()), state);
    }

    /** Kills it. Returns when it is gone. */
    void kill() {
        child.kill();
        ended.join();
    }

    /** Asks it to end, so that it can write its class archive; kills it after the grace. Returns when it is gone. */
    void stop(Duration grace) {
        child.stop(grace);
        ended.join();
    }

    private void forget(Watchdog watchdog) {
        try {
            watchdog.forget(child.pid());
        } catch (IOException e) {
            // The watchdog is gone, and with it the need to tell it.
        }
    }
}
