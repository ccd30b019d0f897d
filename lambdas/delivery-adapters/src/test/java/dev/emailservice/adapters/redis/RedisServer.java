package dev.emailservice.adapters.redis;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A real Redis of a test's own: a child process on loopback and a free port, without persistence. */
final class RedisServer implements AutoCloseable {

    private final int port;
    private final List<String> options;
    private Process process;

    private RedisServer(int port, List<String> options) throws IOException {
        this.port = port;
        this.options = options;
        this.process = spawn();
    }

    /** Starts one with further options, such as {@code --requirepass}, and waits until it listens. */
    static RedisServer start(String... options) {
        try {
            RedisServer server = new RedisServer(freePort(), List.of(options));
            server.awaitListening();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException("no Redis runs here", e);
        }
    }

    URI url() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    /** Sends commands over a connection of its own, and gives the last answer as Redis wrote it. */
    String command(String... words) {
        return Resp.call(port, words);
    }

    /** Stops the process from running, connections left open. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts it again on the same port, empty. */
    void restart() {
        try {
            process = spawn();
            awaitListening();
        } catch (IOException e) {
            throw new IllegalStateException("Redis did not start again", e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private Process spawn() throws IOException {
        List<String> command = new ArrayList<>(List.of(binary()));
        command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1"));
        command.addAll(
                List.of("--save", "", "--appendonly", "no", "--dir", directory().toString()));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory().resolve("redis-" + port + ".log").toFile())
                .start();
    }

    private void awaitListening() throws IOException {
        for (int i = 0; i < 2000 && process.isAlive(); i++) {
            try {
                command("PING");
                return;
            } catch (IllegalStateException e) {
                if (String.valueOf(e.getMessage()).startsWith("-NOAUTH")) {
                    return;
                }
                try {
                    TimeUnit.MILLISECONDS.sleep(5);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
        }
        throw new IOException("Redis does not listen on port " + port);
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static Path directory() throws IOException {
        return Files.createDirectories(Path.of("target", "redis").toAbsolutePath());
    }

    /** The binary for this machine in the embedded-redis jar, or else the one on the path. */
    private static String binary() throws IOException {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String resource = switch (os.substring(0, 3)) {
            case "lin" -> arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
            case "mac" -> arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64";
            default -> "";
        };
        Path binary = directory().resolve(resource.isEmpty() ? "redis-server" : resource);
        try (InputStream in = RedisServer.class.getResourceAsStream("/" + resource)) {
            if (resource.isEmpty() || in == null) {
                return "redis-server";
            }
            synchronized (RedisServer.class) {
                if (!Files.isExecutable(binary)) {
                    Path part = Files.createTempFile(directory(), resource, ".part");
                    Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                    if (!part.toFile().setExecutable(true)) {
                        throw new IOException("can't make " + part + " executable");
                    }
                    Files.move(part, binary, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
        return binary.toString();
    }
}
