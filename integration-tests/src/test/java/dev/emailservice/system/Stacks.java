package dev.emailservice.system;

import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.local.doubles.Behaviour;
import java.nio.file.Path;
import java.time.Duration;

/** The options every test of this package starts its stack with. */
final class Stacks {

    private Stacks() {}

    /** On any free port. */
    static LocalStackOptions options() {
        return LocalStackOptions.of(Path.of(System.getProperty("project.home", "..")))
                .withPort(0);
    }

    /** A provider that accepts everything, after this time. */
    static Behaviour slow(Duration latency) {
        return new Behaviour(
                Behaviour.Mode.SLOW, Behaviour.DEFAULT_STATUS, latency, Behaviour.DEFAULT_PER_SECOND, 1, null);
    }
}
