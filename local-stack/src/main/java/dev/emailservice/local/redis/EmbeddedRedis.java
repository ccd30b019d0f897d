package dev.emailservice.local.redis;

import dev.emailservice.local.process.ChildProcess;
import dev.emailservice.local.process.Watchdog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A Redis server of this run's own: loopback, a free port, nothing kept on disk. */
public final class EmbeddedRedis implements AutoCloseable {

    /** How long a server may take until it answers; it usually takes some 20 ms. */
    public static final Duration START_TIMEOUT = Duration.ofSeconds(10);

    private final ChildProcess server;
    private final int port;

    private EmbeddedRedis(ChildProcess server, int port) {
        this.server = server;
        this.port = port;
    }

    /** The same as {@link #start(Path, Path, Watchdog)} with the binary kept in {@code directory}, for this run only. */
    public static EmbeddedRedis start(Path directory, Watchdog watchdog) throws IOException {
        return start(directory, directory, watchdog);
    }

    /**
     * Starts Redis and returns when it answers. Tries the binary the embedded-redis jar carries, then
     * {@code redis-server} on the path (the first needs OpenSSL 3 to be installed).
     *
     * @param directory its working directory, which also gets its log
     * @param cache where the unpacked binary is looked for and left
     * @throws IOException in one line that says what is missing, if no Redis can be run here
     */
    public static EmbeddedRedis start(Path directory, Path cache, Watchdog watchdog) throws IOException {
        Files.createDirectories(directory);
        var log = directory.resolve("redis.log");
        for (var binary : RedisBinary.candidates(cache)) {
            var port = freePort();
            try {
                var server = ChildProcess.start(command(binary, port, directory), log, watchdog);
                if (RedisPing.answers(port, START_TIMEOUT, server::isAlive)) {
                    return new EmbeddedRedis(server, port);
                }
                server.kill();
            } catch (IOException e) {
                // Not there or not for this machine: the next one.
            }
        }
        throw new IOException("no Redis runs here: the one in the embedded-redis jar did not start (see " + log
                + "), and there is no redis-server on the path; install redis-server or name a Redis to use");
    }

    private static ProcessBuilder command(String binary, int port, Path directory) {
        return new ProcessBuilder(List.of(
                        binary,
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--appendonly",
                        "no",
                        "--daemonize",
                        "no",
                        "--dir",
                        directory.toAbsolutePath().toString()))
                .directory(directory.toFile());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** {@code redis://127.0.0.1:port}. */
    public URI uri() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    /**
     * What the script answers.
     *
     * @throws IOException where the server does not answer, or not with a text
     */
    public String eval(String script, String key) throws IOException {
        return RedisLook.text(port, "EVAL", script, "1", key);
    }

    /**
     * What the server says of itself.
     *
     * @param section such as {@code commandstats}
     * @throws IOException where the server does not answer
     */
    public String info(String section) throws IOException {
        return RedisLook.text(port, "INFO", section);
    }

    /**
     * Runs the commands one after another, without a pause in between, and throws the answers away.
     *
     * @throws IOException where the server does not answer one of them, or with an error
     */
    public void runAll(List<List<String>> commands) throws IOException {
        RedisLook.runAll(port, commands);
    }

    /**
     * Lets the server count anew what it says of itself.
     *
     * @throws IOException where the server does not answer
     */
    public void forgetStatistics() throws IOException {
        String _ = RedisLook.text(port, "CONFIG", "RESETSTAT");
    }

    /**
     * Has the server do something, such as {@code FLUSHALL}.
     *
     * @param command in one line, without quotes
     * @throws IOException where the server does not answer, or refuses
     */
    public void command(String command) throws IOException {
        String _ = RedisLook.text(port, command.split(" "));
    }

    /** The operating system's id of the server, for faults such as SIGSTOP. */
    public long pid() {
        return server.pid();
    }

    /** Whether the server still runs. */
    public boolean isAlive() {
        return server.isAlive();
    }

    /** Kills the server; it has nothing to save. */
    @Override
    public void close() {
        server.kill();
    }
}
