package dev.emailservice.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private static ProcessHandle handle(long pid) {
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** A JVM that starts a watchdog and two children, prints the pids of both, forgets one, and then hangs. */
    static final class Parent {
        public static void main(String[] arguments) throws Exception {
            var directory = Path.of(arguments[0]);
            var watchdog = Watchdog.start();
            var watched = ChildProcess.start(new ProcessBuilder("sleep", "60"), directory.resolve("a.log"), watchdog);
            var forgotten = ChildProcess.start(new ProcessBuilder("sleep", "60"), directory.resolve("b.log"), watchdog);
            watchdog.forget(forgotten.pid());
            System.out.println(watched.pid());
            System.out.println(forgotten.pid());
            Thread.sleep(LONG);
        }
    }

    @Test
    void whenTheJvmIsKilledItsWatchedProcessesDieAndAForgottenOneLives(@TempDir Path directory) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var parent = new ProcessBuilder(
                        java,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = parent.inputReader()) {
            var watched = handle(Long.parseLong(output.readLine()));
            var forgotten = handle(Long.parseLong(output.readLine()));
            parent.destroyForcibly();
            watched.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
            assertThat(forgotten.isAlive()).isTrue();
            forgotten.destroyForcibly();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void closingTheWatchdogKillsNothing(@TempDir Path directory) throws Exception {
        var watchdog = Watchdog.start();
        try (var child =
                ChildProcess.start(new ProcessBuilder("sleep", "60"), directory.resolve("child.log"), watchdog)) {
            watchdog.close();
            assertThat(child.isAlive()).isTrue();
        }
    }

    @Test
    void aChildThatIgnoresTheRequestToEndIsKilledAfterTheGrace(@TempDir Path directory) throws Exception {
        var log = directory.resolve("child.log");
        var deaf = new ProcessBuilder("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done");
        try (var watchdog = Watchdog.start();
                var child = ChildProcess.start(deaf, log, watchdog)) {
            while (!Files.readString(log).contains("ready")) {
                Thread.onSpinWait();
            }
            child.stop(Duration.ofMillis(50));
            assertThat(child.isAlive()).isFalse();
            assertThat(child.onExit()).isCompletedWithValue(128 + 9);
        }
    }

    @Test
    void aChildThatEndsByItselfReportsItsExitCodeAndItsOutput(@TempDir Path directory) throws Exception {
        var log = directory.resolve("child.log");
        try (var watchdog = Watchdog.start();
                var child = ChildProcess.start(new ProcessBuilder("sh", "-c", "echo out; exit 3"), log, watchdog)) {
            assertThat(child.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(3);
            assertThat(log).hasContent("out");
        }
    }
}
