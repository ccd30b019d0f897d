package dev.emailservice.system;

import dev.emailservice.local.LocalStackOptions;
import java.nio.file.Path;

/** The options every test of this package starts its stack with. */
final class Stacks {

    private Stacks() {}

    /** On any free port. */
    static LocalStackOptions options() {
        return LocalStackOptions.of(Path.of(System.getProperty("project.home", "..")))
                .withPort(0);
    }
}
