package dev.emailservice.local.redis;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds a Redis server to run: the one for this machine in the embedded-redis jar, or the installed one. */
final class RedisBinary {

    private static final String INSTALLED = "redis-server";

    private RedisBinary() {}

    /** Commands to try, the best first. */
    static List<String> candidates(Path cache) throws IOException {
        var commands = new ArrayList<String>();
        var carried = carried(System.getProperty("os.name"), System.getProperty("os.arch"));
        if (carried.isPresent()) {
            commands.add(unpacked(carried.get(), cache).toString());
        }
        commands.add(INSTALLED);
        return commands;
    }

    /** The jar's resource for an operating system and architecture, as Java names them. */
    static Optional<String> carried(String os, String architecture) {
        var system = os.toLowerCase(Locale.ROOT);
        var arm = architecture.equals("aarch64");
        if (system.startsWith("linux")) {
            return Optional.of(arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64");
        }
        if (system.startsWith("mac")) {
            return Optional.of(arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64");
        }
        return Optional.empty();
    }

    private static Path unpacked(String resource, Path cache) throws IOException {
        var binary = Files.createDirectories(cache).resolve(resource).toAbsolutePath();
        if (Files.isExecutable(binary)) {
            return binary;
        }
        // Several runs may unpack at once: each into a file of its own, moved into place when it is whole.
        var part = Files.createTempFile(cache, resource, ".part");
        try (var content = RedisBinary.class.getClassLoader().getResourceAsStream(resource)) {
            if (content == null) {
                throw new IOException("the embedded-redis jar does not carry " + resource);
            }
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            if (!part.toFile().setExecutable(true)) {
                throw new IOException("can't make " + part + " executable");
            }
            Files.move(part, binary, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            // Another run was faster.
        } finally {
            Files.deleteIfExists(part);
        }
        return binary;
    }
}
