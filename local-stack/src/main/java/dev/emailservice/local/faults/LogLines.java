package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the functions' processes have said. */
final class LogLines {

    private LogLines() {}

    /** How many lines of all processes hold this text. */
    static long count(LocalStack stack, String text) {
        return stack.logs().stream().mapToLong(log -> count(log, text)).sum();
    }

    /** How many lines of one process' log hold this text. */
    static long count(Path log, String text) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
