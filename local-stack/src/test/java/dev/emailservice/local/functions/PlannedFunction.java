package dev.emailservice.local.functions;

import dev.emailservice.local.process.Watchdog;
import dev.emailservice.local.runtime.FunctionHost;
import dev.emailservice.local.runtime.FunctionLaunch;
import dev.emailservice.local.runtime.FunctionPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A {@link PlannedHandler} with all it takes to run it, below one directory. */
public final class PlannedFunction implements AutoCloseable {

    /** The function's timeout. */
    public static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** Ample for a start on a busy machine. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final Watchdog watchdog;
    private final FunctionHost host;
    private final Path jar;
    private final List<String> notices = new CopyOnWriteArrayList<>();

    /** Packs the jar; starts nothing yet, and never leaves class archives, for which an ending process would take its time. */
    public PlannedFunction(Path directory) throws IOException {
        this(directory, "run", false);
    }

    /** The same in a run directory of this name: the jar and the class archives are shared with the other runs. */
    public PlannedFunction(Path directory, String run) throws IOException {
        this(directory, run, true);
    }

    /** The same, leaving class archives or not. */
    public PlannedFunction(Path directory, String run, boolean writesArchives) throws IOException {
        this.directory = directory;
        this.watchdog = Watchdog.start();
        this.jar = directory.resolve("planned.jar");
        if (!Files.exists(jar)) {
            FunctionJar.write(jar, PlannedHandler.class);
        }
        this.host = new FunctionHost(
                Files.createDirectories(directory.resolve(run)),
                Files.createDirectories(directory.resolve("logs")),
                Files.createDirectories(directory.resolve("cache")),
                writesArchives,
                watchdog,
                InstantSource.system(),
                notices::add);
    }

    /** Starts so many processes and does not wait for them. */
    public FunctionPool start(int processes) throws IOException {
        var launch = new FunctionLaunch(
                "planned",
                PlannedHandler.class.getName() + "::handleRequest",
                jar,
                TIMEOUT,
                256,
                "eu-test-1",
                Map.of("TEST_DIRECTORY", directory.toString()));
        return FunctionPool.start(launch, processes, host);
    }

    /** The next invocation is to do this. */
    public void plan(String plan) throws IOException {
        Path draft = Files.writeString(directory.resolve("plan.draft"), plan);
        Files.move(draft, directory.resolve("plan"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** From now on no process starts. */
    public void breakIt() throws IOException {
        Files.createFile(directory.resolve("broken"));
    }

    /** From now on processes start again. */
    public void repair() throws IOException {
        Files.delete(directory.resolve("broken"));
    }

    /** The events until now. */
    public List<String> events() throws IOException {
        Path log = directory.resolve("log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    /** What people were told until now. */
    public List<String> notices() {
        return notices;
    }

    /** The class archives. */
    public List<Path> archives() throws IOException {
        try (var files = Files.list(host.cache())) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    @Override
    public void close() {
        watchdog.close();
    }
}
