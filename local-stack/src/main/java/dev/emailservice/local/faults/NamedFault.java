package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.doubles.Behaviour;
import dev.emailservice.local.doubles.Behaviour.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What the faults have in common. */
abstract class NamedFault implements Fault {

    /** Slower than the other provider by far, so that the router prefers that one. */
    private static final Duration LATE = Duration.ofMillis(150);

    private final String name;
    private final String bar;

    NamedFault(String name, String bar) {
        this.name = name;
        this.bar = bar;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String bar() {
        return bar;
    }

    /** Has the router prefer the other provider: the one that is about to fail. */
    static void slowDown(LocalStack stack, String provider) {
        stack.behave(provider, late(LATE));
    }

    /** Everything accepted, after this time. */
    static Behaviour late(Duration latency) {
        return new Behaviour(Mode.SLOW, Behaviour.DEFAULT_STATUS, latency, Behaviour.DEFAULT_PER_SECOND, 1, null);
    }

    /** Whether each email was accepted and arrived exactly once, and the ledger knows it. */
    static boolean allDeliveredOnce(Findings findings, int emails) {
        return findings.accepted() == emails
                && findings.delivered() == emails
                && findings.lost() == 0
                && findings.duplicates() == 0
                && findings.strangers() == 0
                && findings.unsettled() == 0;
    }

    /** Kills the process with -9 and waits until it is gone; whether it was there and is. */
    static boolean kill(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::destroyForcibly)
                .map(process -> process.onExit()
                        .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                        .join())
                .filter(process -> !process.isAlive())
                .isPresent();
    }

    /**
     * Sends a signal such as STOP or CONT.
     *
     * @throws InterruptedException where the run is stopped
     */
    static void signal(long pid, String signal) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
