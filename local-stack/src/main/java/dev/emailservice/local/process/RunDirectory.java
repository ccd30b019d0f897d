package dev.emailservice.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The one directory that holds everything a run writes: {@code <build folder>/run/<name>}, deleted when it is closed. */
public final class RunDirectory implements AutoCloseable {

    private final Path buildFolder;
    private final Path path;

    private RunDirectory(Path buildFolder, Path path) {
        this.buildFolder = buildFolder;
        this.path = path;
    }

    /**
     * Makes a new directory for this run. A name that is taken gets a number behind it.
     *
     * @param buildFolder such as {@code local-stack/target}
     * @param name what tells this run from others: the port, or the process id
     * @throws IOException if it can't be made
     */
    public static RunDirectory create(Path buildFolder, String name) throws IOException {
        var runs =
                Files.createDirectories(buildFolder.toAbsolutePath().normalize().resolve("run"));
        for (int number = 1; ; number++) {
            var path = runs.resolve(number == 1 ? name : name + "-" + number);
            try {
                return new RunDirectory(buildFolder.toAbsolutePath().normalize(), Files.createDirectory(path));
            } catch (FileAlreadyExistsException e) {
                // Another run has it, or left it behind when it was killed: the next number.
            }
        }
    }

    /** The directory itself, absolute. */
    public Path path() {
        return path;
    }

    /**
     * A directory below it, made if it is missing.
     *
     * @throws IOException if it can't be made
     */
    public Path directory(String name) throws IOException {
        return Files.createDirectories(path.resolve(name));
    }

    /**
     * The directory below the build folder that later runs find again, made if it is missing.
     *
     * @throws IOException if it can't be made
     */
    public Path cache() throws IOException {
        return cache(buildFolder);
    }

    /**
     * The same, without a run.
     *
     * @throws IOException if it can't be made
     */
    public static Path cache(Path buildFolder) throws IOException {
        return Files.createDirectories(buildFolder.toAbsolutePath().normalize().resolve("cache"));
    }

    /** Deletes the directory and all it holds. What can't be deleted stays. */
    @Override
    public void close() {
        try (var files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(RunDirectory::delete);
        } catch (IOException | UncheckedIOException e) {
            // A process that is just ending still writes there; the next clean build takes what stays.
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // As in close.
        }
    }
}
