package dev.emailservice.local.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A function's classes as the JVM maps them: the second run of a jar starts in half the CPU time of the first.
 *
 * <p>It is a dynamic archive of class data sharing (Java 25, "java" tool reference, {@code -XX:ArchiveClassesAtExit}). An AOT cache
 * starts faster by another tenth, and takes three times as long to write.
 *
 * @param file where it lies, or will lie, once it is complete
 * @param function whose classes it holds
 */
record ClassArchive(Path file, String function) {

    /** An archive that does not fit is no reason for output: the JVM starts without it. */
    private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

    /**
     * The archive of a function on this class path, in this JVM. Whoever changes a jar gets another.
     *
     * @throws IOException if a jar can't be read
     */
    static ClassArchive of(Path cache, String function, RuntimeClasspath classpath) throws IOException {
        var key = new StringBuilder(Runtime.version().toString()).append(JavaCommand.FLAGS);
        for (Path entry : classpath.entries()) {
            key.append('\n').append(entry).append(' ').append(Files.size(entry)).append(' ');
            key.append(Files.getLastModifiedTime(entry).toMillis());
        }
        return new ClassArchive(cache.resolve(function + "-" + sha256(key.toString()) + ".jsa"), function);
    }

    /** Whether a run before this one has written it. */
    boolean exists() {
        return Files.exists(file);
    }

    /** What makes a JVM start from it. */
    List<String> useFlags() {
        return flags("-XX:SharedArchiveFile=" + file);
    }

    /** What makes a JVM write a new one to {@code draft} when it ends. */
    static List<String> writeFlags(Path draft) {
        return flags("-XX:ArchiveClassesAtExit=" + draft);
    }

    /**
     * Puts a draft in its place in one step, and deletes what older jars left. Does nothing if there is no draft.
     *
     * @throws IOException if it can't be moved
     */
    void publish(Path draft) throws IOException {
        if (!Files.exists(draft) || Files.size(draft) == 0) {
            return;
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        try (var others = Files.newDirectoryStream(file.getParent(), function + "-*.jsa")) {
            for (Path other : others) {
                if (!other.equals(file)) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }

    private static List<String> flags(String archive) {
        return Stream.concat(Stream.of(archive), QUIET.stream()).toList();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
