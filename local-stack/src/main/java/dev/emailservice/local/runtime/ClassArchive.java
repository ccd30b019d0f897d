package dev.emailservice.local.runtime;

import dev.emailservice.model.json.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * The classes of one kind of process as the JVM maps them: the second run of the same jars starts in half the processor
 * time of the first.
 *
 * <p>It is a dynamic archive of class data sharing (Java 25, "java" tool reference, {@code -XX:ArchiveClassesAtExit}). An
 * AOT cache starts faster by another tenth, and takes four times as long to write.
 *
 * @param file where it lies, or will lie, once it is complete
 * @param kind which kind of process it belongs to: the start of the file's name
 */
public record ClassArchive(Path file, String kind) {

    /** Of a digest, enough to tell archives apart. */
    private static final int DIGITS = 16;

    /** An archive that does not fit is no reason for output: the JVM starts without it. */
    private static final String QUIET = "-Xlog:disable";

    private static final Pattern NAMES = Pattern.compile("\\s+");

    /**
     * How long a process may take to write its archive when it is told to end. One to two seconds are usual; it is a build
     * that waits, perhaps on a machine with much else to do.
     */
    public static final Duration GRACE = Duration.ofSeconds(90);

    /**
     * The archive of a kind of process on this class path, in this JVM. Whoever changes a jar gets another. Empty if the JVM
     * can't archive such a class path: it refuses directories, those that a jar's manifest names included.
     *
     * @throws IOException if a jar can't be read
     */
    public static Optional<ClassArchive> of(Path cache, String kind, List<Path> classpath) throws IOException {
        var key = new StringBuilder(Runtime.version().toString());
        for (Path entry : classpath) {
            if (!Files.isRegularFile(entry) || namesDirectory(entry)) {
                return Optional.empty();
            }
            key.append('\n').append(entry).append(' ').append(Files.size(entry)).append(' ');
            key.append(Files.getLastModifiedTime(entry).toMillis());
        }
        return Optional.of(new ClassArchive(
                cache.resolve(kind + "-" + Sha256.hex(key.toString()).substring(0, DIGITS) + ".jsa"), kind));
    }

    /**
     * The archive of a function with this jar; empty as above.
     *
     * @throws IOException if a jar can't be read
     */
    public static Optional<ClassArchive> ofFunction(Path cache, String name, Path jar) throws IOException {
        return of(cache, name, RuntimeClasspath.of(jar, cache).entries());
    }

    private static boolean namesDirectory(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile(), false)) {
            Manifest manifest = file.getManifest();
            String named =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return named != null
                    && NAMES.splitAsStream(named)
                            .filter(name -> !name.isEmpty() && !name.contains(":"))
                            .anyMatch(name -> Files.isDirectory(jar.resolveSibling(name)));
        }
    }

    /** Whether a run before this one has written it. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** What makes a JVM start from it. */
    public List<String> useFlags() {
        return List.of("-XX:SharedArchiveFile=" + file, QUIET);
    }

    /** What makes a JVM write a new one to {@code draft} when it ends. */
    public static List<String> writeFlags(Path draft) {
        return List.of("-XX:ArchiveClassesAtExit=" + draft, QUIET);
    }

    /**
     * Puts a draft in its place in one step, and deletes what older jars left. Does nothing if there is no draft.
     *
     * @throws IOException if it can't be moved
     */
    public void publish(Path draft) throws IOException {
        if (!Files.exists(draft) || Files.size(draft) == 0) {
            return;
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        try (var others = Files.newDirectoryStream(file.getParent(), kind + "-*.jsa")) {
            for (Path other : others) {
                if (!other.equals(file)) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }
}
