package dev.emailservice.cli;

import java.nio.file.Path;

/** Where the project lies: the launcher says so. */
final class ProjectHome {

    private ProjectHome() {}

    static Path path() {
        String home = System.getProperty("mailctl.home");
        return Path.of(home == null ? "." : home).toAbsolutePath().normalize();
    }
}
