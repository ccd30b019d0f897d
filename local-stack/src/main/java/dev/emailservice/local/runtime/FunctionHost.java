package dev.emailservice.local.runtime;

import dev.emailservice.local.process.Watchdog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Where functions run.
 *
 * @param run the run's own directory, for temporary files
 * @param logs where the log files go, one a process
 * @param cache where what later runs use again is looked for and left: class archives, and AWS' runtime interface client
 * @param writesClassArchives whether a function without a class archive leaves one when it ends
 * @param watchdog what kills the processes should this JVM die
 * @param clock the deadlines' clock
 * @param notices gets one line whenever a process has ended by itself
 */
public record FunctionHost(
        Path run,
        Path logs,
        Path cache,
        boolean writesClassArchives,
        Watchdog watchdog,
        InstantSource clock,
        Consumer<String> notices) {}
