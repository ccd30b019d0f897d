package dev.emailservice.cli.dlq;

import dev.emailservice.cli.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The lines of a table of messages, and its totals. */
final class Lines {

    private static final String FORM = "%-36s %-26s %5s %8s %-10s %-10s %s";

    private final Terminal terminal;
    private final Instant now;
    private final Map<String, Integer> totals = new TreeMap<>();

    Lines(Terminal terminal, Instant now) {
        this.terminal = terminal;
        this.now = now;
    }

    void header(String last) {
        terminal.line(
                terminal.bold(FORM.formatted("email", "reason", "age", "receives", "ledger", "last tried", last)));
    }

    /** One message, counted under {@code total}. */
    void line(Found found, String last, String total) {
        Letter letter = found.letter();
        String text = letter.emailId() == null ? (last + " message " + letter.messageId()).strip() : last;
        terminal.line(FORM.formatted(
                        found.id(),
                        letter.reason(),
                        age(Duration.between(letter.sentAt(), now)),
                        letter.receives(),
                        found.state(),
                        found.lastProvider(),
                        text)
                .stripTrailing());
        totals.merge(total, 1, Integer::sum);
    }

    void totals() {
        terminal.line("");
        totals.forEach((name, count) -> terminal.line("%6d  %s".formatted(count, name)));
        terminal.line("%6d  in all"
                .formatted(totals.values().stream().mapToInt(Integer::intValue).sum()));
    }

    /** An age in the largest unit that fits: {@code 45s}, {@code 30m}, {@code 2h}, {@code 3d}. */
    static String age(Duration age) {
        if (age.toDays() > 0) {
            return age.toDays() + "d";
        }
        if (age.toHours() > 0) {
            return age.toHours() + "h";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + "m" : Math.max(0, age.toSeconds()) + "s";
    }
}
