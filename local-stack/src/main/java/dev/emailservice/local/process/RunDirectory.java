package dev.emailservice.local.process;

import java.io.IOException;
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
        throw new UnsupportedOperationException();
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
        return Files.createDirectories(buildFolder.resolve("cache"));
    }

    /** Deletes the directory and all it holds. What can't be deleted stays. */
    @Override
    public void close() {
        throw new UnsupportedOperationException(Comparator.reverseOrder().toString());
    }
}
