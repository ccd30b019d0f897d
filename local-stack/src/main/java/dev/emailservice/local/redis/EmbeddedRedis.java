package dev.emailservice.local.redis;

import dev.emailservice.local.process.Watchdog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A Redis server of this run's own: loopback, a free port, nothing kept on disk. */
public final class EmbeddedRedis implements AutoCloseable {

    private EmbeddedRedis() {}

    /** The same as {@link #start(Path, Path, Watchdog)} with the binary kept in {@code directory}, for this run only. */
    public static EmbeddedRedis start(Path directory, Watchdog watchdog) throws IOException {
        return start(directory, directory, watchdog);
    }

    /**
     * Starts Redis and returns when it answers.
     *
     * @param directory its working directory, which also gets its log
     * @param cache where the unpacked binary is looked for and left
     * @throws IOException in one line that says what is missing, if no Redis can be run here
     */
    public static EmbeddedRedis start(Path directory, Path cache, Watchdog watchdog) throws IOException {
        return new EmbeddedRedis();
    }

    /** {@code redis://127.0.0.1:port}. */
    public URI uri() {
        throw new UnsupportedOperationException();
    }

    /** The operating system's id of the server, for faults such as SIGSTOP. */
    public long pid() {
        throw new UnsupportedOperationException();
    }

    /** Whether the server still runs. */
    public boolean isAlive() {
        throw new UnsupportedOperationException();
    }

    /** Kills the server; it has nothing to save. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
