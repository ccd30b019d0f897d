package dev.emailservice.cli.dlq;

import dev.emailservice.cli.Terminal;
import dev.emailservice.delivery.ledger.AuditRecord.Action;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Does something with each chosen message where that is decided, and else says what it would do.
 *
 * @param command whose output it writes to
 * @param decision whether, by whom and why
 * @param choice which messages
 * @param target of which queue
 * @param clock the time of each record
 */
record DecidedRun(CommandSpec command, Decision decision, Choice choice, DlqTarget target, InstantSource clock) {

    /**
     * Runs once, and prints a line a message and the totals, even where it ends early.
     *
     * @param name the action's, as it is kept with each email
     * @param action makes it, once the queue is reached
     * @return the command's exit code
     */
    int run(Action name, Function<Stores, LetterAction> action) {
        boolean meant = decision.isMeant();
        Terminal terminal = new Terminal(command.commandLine().getOut());
        return target.run(stores -> {
            Instant now = clock.instant();
            LetterAction made = action.apply(stores);
            Lines lines = new Lines(terminal, now);
            lines.header(meant ? "what was done" : "what would be done");
            try {
                choice.read(stores, now, command.commandLine().getErr(), found -> {
                    Outcome outcome = meant
                            ? made.carryOut(
                                    found, (letter, entry) -> decision.record(name, letter, entry, clock.instant()))
                            : made.plan(found);
                    lines.line(found, outcome.text(), outcome.text());
                });
            } finally {
                lines.totals();
            }
            if (!meant) {
                terminal.line("Nothing was changed. --yes --why TEXT does it.");
            }
            return 0;
        });
    }
}
