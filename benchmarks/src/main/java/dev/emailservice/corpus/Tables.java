package dev.emailservice.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The corpus' tables: text files with a row a line; empty lines and those that begin with {@code #} are for their readers. */
public final class Tables {

    private Tables() {}

    /**
     * The rows of a table, one for many written out.
     *
     * @param name its path below this package, such as {@code bad/json}
     * @throws IllegalArgumentException if there is none
     */
    public static List<String> rows(String name) {
        try (InputStream in = Tables.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException("the corpus has no table " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(line -> Generators.rows(line).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
