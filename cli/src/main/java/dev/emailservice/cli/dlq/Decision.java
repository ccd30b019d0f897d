package dev.emailservice.cli.dlq;

import dev.emailservice.delivery.ledger.AuditRecord;
import dev.emailservice.delivery.ledger.AuditRecord.Action;
import dev.emailservice.delivery.ledger.DeadEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether it is meant, by whom and why: without {@code --yes} nothing is changed. */
final class Decision {

    /** What {@code --why} and {@code --who} may hold: they are kept with the email. */
    private static final int MAX_TEXT = 500;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(names = "--yes", description = "Do it. Without it, only say what would be done.")
    private boolean yes;

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            description = "Kept with each email; needed with --yes. No address belongs there.")
    private @Nullable String why;

    @Option(names = "--who", paramLabel = "NAME", description = "Who decides. Default: you, as this machine knows you.")
    private String who = System.getProperty("user.name", "unknown");

    /**
     * Whether it is to be done.
     *
     * @throws ParameterException where it is, but nobody says why
     */
    boolean isMeant() {
        String text = why;
        if (yes && (text == null || text.isBlank())) {
            throw new ParameterException(command.commandLine(), "--yes needs --why TEXT: it is kept with each email");
        }
        if (who.isBlank() || who.length() > MAX_TEXT || (text != null && text.length() > MAX_TEXT)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--why and --who hold at most " + MAX_TEXT + " characters, --who at least one");
        }
        return yes;
    }

    AuditRecord record(Action action, Letter letter, DeadEntry entry, Instant now) {
        String from = entry.state().wireName();
        String reason = entry.reason() == null ? letter.reason() : entry.reason();
        return new AuditRecord(now, who, action, String.valueOf(why), from, reason);
    }
}
