package dev.emailservice.local.dynamodb;

import dev.emailservice.local.process.ChildProcess;
import dev.emailservice.local.process.Watchdog;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * DynamoDB on loopback at a free port, in memory, without tables.
 *
 * <p>It is a JVM of its own: DynamoDB Local leaves threads behind that keep a process alive, unpacks a native library
 * into the temporary directory, and as a process it can be stopped or killed like the real thing can be unreachable.
 */
public final class EmbeddedDynamoDb implements AutoCloseable {

    /** How long it may take until it answers; one to three seconds are usual. */
    public static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private static final int ANY_PORT = 0;
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** Small and quick to start; nothing outside its directory, not even the JVM's performance data in /tmp. */
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED");

    /** Starting a logging system it has nothing to say to would take half a second of processor time. */
    private static final List<String> SILENCE = List.of(
            "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
            "-Dslf4j.internal.verbosity=WARN",
            "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
            "-Dorg.apache.logging.log4j.simplelog.level=OFF");

    private final ChildProcess server;
    private final URI endpoint;

    private EmbeddedDynamoDb(ChildProcess server, URI endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param directory the only place it may write to; also gets its log
     * @throws IOException if it does not come up
     */
    public static EmbeddedDynamoDb start(Path directory, Watchdog watchdog) throws IOException {
        return start(directory, watchdog, List.of());
    }

    /**
     * The same, with more options for its JVM, such as {@code -XX:SharedArchiveFile=file}.
     *
     * @throws IOException if it does not come up
     */
    public static EmbeddedDynamoDb start(Path directory, Watchdog watchdog, List<String> jvmOptions)
            throws IOException {
        return start(directory, watchdog, ANY_PORT, jvmOptions);
    }

    /**
     * The same at the given port.
     *
     * @throws IOException if it does not come up
     */
    public static EmbeddedDynamoDb start(Path directory, Watchdog watchdog, int port, List<String> jvmOptions)
            throws IOException {
        Files.createDirectories(directory);
        var log = directory.resolve("dynamodb.log");
        var portFile = directory.toAbsolutePath().resolve("port");
        Files.deleteIfExists(portFile);
        var server = ChildProcess.start(command(directory.toAbsolutePath(), jvmOptions, portFile, port), log, watchdog);
        try {
            var endpoint = URI.create("http://127.0.0.1:" + port(portFile, server));
            FirstRequest.send(endpoint);
            return new EmbeddedDynamoDb(server, endpoint);
        } catch (IOException e) {
            server.kill();
            throw new IOException("DynamoDB Local did not come up; it may say why in " + log + ": " + said(log), e);
        }
    }

    private static ProcessBuilder command(Path directory, List<String> jvmOptions, Path portFile, int port) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(SILENCE);
        command.add("-Djava.io.tmpdir=" + directory);
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-cp",
                classpath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                DynamoDbServer.class.getName(),
                portFile.toString(),
                String.valueOf(port)));
        return new ProcessBuilder(command).directory(directory.toFile());
    }

    /** What the server's process has on its class path: all this JVM has, as its working directory is another. */
    public static List<Path> classpath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }

    /** Its directory is gone by the time somebody reads the message. */
    private static String said(Path log) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join(System.lineSeparator(), lines.subList(0, Math.min(5, lines.size())));
    }

    private static int port(Path file, ChildProcess server) throws IOException {
        var end = System.nanoTime() + START_TIMEOUT.toNanos();
        while (server.isAlive() && System.nanoTime() < end) {
            if (Files.exists(file)) {
                return Integer.parseInt(Files.readString(file));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IOException(server.isAlive() ? "it took longer than " + START_TIMEOUT : "its process has ended");
    }

    /** What {@code AWS_ENDPOINT_URL_DYNAMODB} is to be. */
    public URI endpoint() {
        return endpoint;
    }

    /** The operating system's id of the server, for faults such as SIGSTOP. */
    public long pid() {
        return server.pid();
    }

    /** Whether the server still runs. */
    public boolean isAlive() {
        return server.isAlive();
    }

    /** Asks it to end, so that it can leave what its JVM's options make it leave; kills it after {@code grace}. */
    public void stop(Duration grace) {
        server.stop(grace);
    }

    /** Kills it; tables are gone. */
    @Override
    public void close() {
        server.kill();
    }
}
