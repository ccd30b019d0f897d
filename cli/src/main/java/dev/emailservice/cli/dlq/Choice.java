package dev.emailservice.cli.dlq;

import dev.emailservice.local.doubles.ShortDuration;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which messages a command is about. Without any of these, all. */
final class Choice {

    private static final int PROGRESS_EVERY = 100;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(names = "--id", paramLabel = "ID", description = "This email, or SQS message; repeatable.")
    private List<String> ids = List.of();

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description =
                    "Given up for this reason, or with * at its end for all that begin so; repeatable. none: moved by SQS itself.")
    private List<String> reasons = List.of();

    @Option(names = "--older-than", paramLabel = "TIME", description = "In the queue for longer: 30m, 2h, 3d.")
    private @Nullable String olderThan;

    @Option(names = "--younger-than", paramLabel = "TIME", description = "In the queue for less: 30m, 2h, 3d.")
    private @Nullable String youngerThan;

    @Option(names = "--provider", paramLabel = "NAME", description = "Tried last through this provider.")
    private @Nullable String provider;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Read at most so many messages. Default: 1000.")
    private int limit;

    /**
     * Hands over every chosen message with its entry.
     *
     * @param err hears of progress, and of what was not read
     * @throws ParameterException where an option makes no sense
     */
    void read(Stores stores, Instant now, PrintWriter err, Consumer<Found> each) {
        Instant before = older(olderThan, "--older-than", now);
        Instant after = older(youngerThan, "--younger-than", now);
        if (limit < 1) {
            throw new ParameterException(command.commandLine(), "--limit must be at least 1");
        }
        DeadLetters.Depth depth = stores.letters().depth();
        if (depth.hidden() > 0) {
            say(
                    err,
                    "about " + depth.hidden() + " messages are hidden by another reader, for "
                            + DeadLetters.HIDDEN.toMinutes() + " minutes at most: they are not read now");
        }
        int[] read = {0};
        boolean more = stores.letters().read(limit, letter -> {
            if (++read[0] % PROGRESS_EVERY == 0) {
                say(err, "read " + read[0] + " of about " + depth.visible());
            }
            boolean matches = (before == null || letter.sentAt().isBefore(before))
                    && (after == null || letter.sentAt().isAfter(after))
                    && (reasons.isEmpty() || reasons.stream().anyMatch(wanted -> matches(wanted, letter.reason())))
                    && (ids.isEmpty() || isNamed(letter));
            if (matches) {
                Found found = Found.of(letter, stores.ledger());
                if (provider == null || provider.equals(found.lastProvider())) {
                    each.accept(found);
                }
            }
        });
        if (more && read[0] < depth.visible()) {
            say(err, "stopped after " + limit + " messages; there are more: see --limit");
        }
    }

    private boolean isNamed(Letter letter) {
        return ids.contains(letter.messageId()) || ids.contains(String.valueOf(letter.emailId()));
    }

    private @Nullable Instant older(@Nullable String text, String option, Instant now) {
        if (text == null) {
            return null;
        }
        Duration age = ShortDuration.parse(text)
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(), option + " must be a time such as 30m, 2h or 3d"));
        return now.minus(age);
    }

    private static void say(PrintWriter err, String text) {
        err.println("  " + text);
        err.flush();
    }

    private static boolean matches(String wanted, String reason) {
        return wanted.endsWith("*")
                ? reason.startsWith(wanted.substring(0, wanted.length() - 1))
                : wanted.equals(reason);
    }
}
