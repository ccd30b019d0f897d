package dev.emailservice.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The launcher in a project of its own, with a JDK and a Maven that only pretend. */
final class LauncherProject {

    private static final Path HERE = Path.of("..").toAbsolutePath().normalize();

    /** Prints its arguments, and leaves the class archive it is told to. */
    private static final String JAVA = """
            #!/usr/bin/env bash
            for argument in "$@"; do
              case $argument in -XX:ArchiveClassesAtExit=*) echo classes >"${argument#*=}" ;; esac
            done
            echo "java $*"
            """;

    /** Notes its process id, waits as long as there is a file "hold", leaves jars, and calls the launcher as the pom has it. */
    private static final String MAVEN = """
            #!/usr/bin/env bash
            set -e
            begun=$(date -u +%Y-%m-%dT%H:%M:%S.%3NZ)
            echo $$ >>builds
            while [ -e hold ]; do sleep 0.05; done
            mkdir -p cli/target/lib lambdas/send-email/target lambdas/process-email-queue/target lambdas/provider-events/target \\
              lambdas/sweeper/target lambdas/email-status/target
            for jar in cli/target/cli cli/target/cli-dynamodb-local cli/target/lib/some \\
              lambdas/send-email/target/send-email lambdas/process-email-queue/target/process-email-queue \\
              lambdas/provider-events/target/provider-events lambdas/sweeper/target/sweeper \\
              lambdas/email-status/target/email-status; do
              echo jar >$jar.jar
            done
            MAILCTL_BUILD_BEGUN=$begun ./mailctl prepare
            """;

    private final Path tools;
    private final Path home;

    LauncherProject(Path directory) throws IOException {
        tools = directory.resolve("tools");
        home = directory.resolve("project");
        for (String script : List.of("mailctl", "children.sh", "lock.sh", "build.sh", "archives.sh")) {
            String path = script.equals("mailctl") ? script : "cli/src/main/bash/" + script;
            write(home.resolve(path), Files.readString(HERE.resolve(path)));
        }
        for (String source : List.of("pom.xml", "shared-model/src/main/A.java", "shared-model/src/test/ATest.java")) {
            write(home.resolve(source), "source");
        }
        Files.createDirectories(home.resolve("local-stack"));
        Files.createDirectories(home.resolve("lambdas"));
        Files.createDirectories(home.resolve("build"));
        Files.createDirectories(home.resolve("benchmarks"));
        write(tools.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        write(tools.resolve("jdk/bin/java"), JAVA);
        write(tools.resolve("jdk/bin/javac"), "");
        write(tools.resolve("mvn"), MAVEN);
    }

    /** A file or directory of the project. */
    Path path(String relative) {
        return home.resolve(relative);
    }

    /** The process ids of the builds until now. */
    List<String> builds() throws IOException {
        Path builds = path("builds");
        return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
    }

    /** The class archives of the launcher, drafts included. */
    List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(path("cli/target/cache"))) {
            return files.toList();
        }
    }

    /** Starts the launcher. Its output and its errors come as one. */
    Process start(boolean flock, String... arguments) throws IOException {
        var command = Stream.concat(Stream.of(home.resolve("mailctl").toString()), Stream.of(arguments));
        var builder = new ProcessBuilder(command.toList()).redirectErrorStream(true);
        builder.environment().put("MAILCTL_JAVA_HOME", tools.resolve("jdk").toString());
        builder.environment().merge("PATH", tools.toString(), (path, first) -> first + ":" + path);
        builder.environment().put("MAILCTL_NO_FLOCK", flock ? "" : "1");
        builder.environment().remove("MAILCTL_BUILD_BEGUN");
        return builder.start();
    }

    /** Runs the launcher to its end and returns what it said. */
    String run(String... arguments) throws IOException, InterruptedException {
        Process process = start(true, arguments);
        String said = said(process);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
        return said;
    }

    static String said(Process process) throws IOException {
        try (InputStream output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, content);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " can't be made executable");
        }
    }
}
