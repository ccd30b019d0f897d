package dev.emailservice.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The end of each function's log, for somebody who has to find out what went wrong. */
final class LastLines {

    private static final int LINES = 10;

    private LastLines() {}

    static List<String> of(List<Path> logs) {
        List<String> lines = new ArrayList<>();
        for (Path log : logs) {
            try {
                List<String> all = Files.readAllLines(log);
                lines.add("--- " + log.getFileName());
                lines.addAll(all.subList(Math.max(0, all.size() - LINES), all.size()));
            } catch (IOException e) {
                lines.add("--- " + log.getFileName() + " can't be read");
            }
        }
        return lines;
    }
}
