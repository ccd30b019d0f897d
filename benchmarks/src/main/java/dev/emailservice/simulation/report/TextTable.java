package dev.emailservice.simulation.report;

import java.util.ArrayList;
import java.util.List;

/** A table of plain text that Markdown takes for one too. Columns but the first are aligned to the right. */
final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(List<String> head) {
        rows.add(List.copyOf(head));
    }

    /** Adds a row of as many cells as the head has. */
    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    String render() {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            appendRow(text, rows.get(r), widths);
            if (r == 0) {
                appendRule(text, widths);
            }
        }
        return text.toString();
    }

    private static void appendRow(StringBuilder text, List<String> row, int[] widths) {
        text.append('|');
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - row.get(i).length());
            text.append(' ')
                    .append(i == 0 ? row.get(i) + padding : padding + row.get(i))
                    .append(" |");
        }
        text.append('\n');
    }

    private static void appendRule(StringBuilder text, int[] widths) {
        text.append('|');
        for (int i = 0; i < widths.length; i++) {
            text.append('-').append("-".repeat(widths[i])).append(i == 0 ? "-|" : ":|");
        }
        text.append('\n');
    }
}
