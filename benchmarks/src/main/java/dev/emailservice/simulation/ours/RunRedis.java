package dev.emailservice.simulation.ours;

import dev.emailservice.local.process.RunDirectory;
import dev.emailservice.local.process.Watchdog;
import dev.emailservice.local.redis.EmbeddedRedis;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A Redis for one run: a process that dies with it, however it ends. */
final class RunRedis implements AutoCloseable {

    private final RunDirectory directory;
    private final Watchdog watchdog;
    private final EmbeddedRedis redis;

    private RunRedis(RunDirectory directory, Watchdog watchdog, EmbeddedRedis redis) {
        this.directory = directory;
        this.watchdog = watchdog;
        this.redis = redis;
    }

    static RunRedis start(Path buildFolder) throws IOException {
        RunDirectory directory = RunDirectory.create(buildFolder, "simulation");
        Watchdog watchdog = Watchdog.start();
        try {
            return new RunRedis(
                    directory, watchdog, EmbeddedRedis.start(directory.path(), directory.cache(), watchdog));
        } catch (IOException e) {
            watchdog.close();
            directory.close();
            throw e;
        }
    }

    URI uri() {
        return redis.uri();
    }

    @Override
    public void close() {
        redis.close();
        watchdog.close();
        directory.close();
    }
}
