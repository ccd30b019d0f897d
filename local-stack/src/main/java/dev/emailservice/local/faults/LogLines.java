package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the functions' processes have said. */
final class LogLines {

    private LogLines() {}

    /** How many lines of all processes hold this text. */
    static long count(LocalStack stack, String text) {
        return stack.logs().stream().mapToLong(log -> count(log, text)).sum();
    }

    /**
     * The numbers that the lines of one process' log with this text have under this key, in their order.
     *
     * @throws IllegalStateException where such a line has none
     */
    static List<Long> numbers(Path log, String text, String key) {
        Pattern number = Pattern.compile("\"" + key + "\":\"?(\\d+)");
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text))
                    .map(line -> {
                        Matcher found = number.matcher(line);
                        if (!found.find()) {
                            throw new IllegalStateException("a line of the log lacks " + key);
                        }
                        return Long.valueOf(found.group(1));
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
