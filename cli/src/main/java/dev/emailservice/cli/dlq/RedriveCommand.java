package dev.emailservice.cli.dlq;

import dev.emailservice.cli.Terminal;
import dev.emailservice.delivery.ledger.AuditRecord.Action;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./mailctl dlq redrive}: sends given-up emails back to the outbox queue. */
@Command(
        name = "redrive",
        description = {
            "Sends given-up emails back to the outbox queue, where their ledger entries allow it.",
            "Without --yes it only says what it would do. What was sent is never sent again."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RedriveCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--even-if-it-may-have-been-sent",
            description = "Also those that a provider may have got: somebody may get them twice.")
    private boolean evenIfSent;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Decision decision;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Choice choice;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DlqTarget target;

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() {
        boolean meant = decision.isMeant();
        Terminal terminal = new Terminal(spec.commandLine().getOut());
        return target.run(stores -> {
            Instant now = clock.instant();
            Redrive redrive = new Redrive(stores.ledger(), stores.letters(), evenIfSent);
            Lines lines = new Lines(terminal, now);
            lines.header(meant ? "what was done" : "what would be done");
            try {
                choice.read(stores, now, spec.commandLine().getErr(), found -> {
                    Outcome outcome = meant
                            ? redrive.carryOut(
                                    found,
                                    (letter, entry) -> decision.record(Action.REDRIVEN, letter, entry, clock.instant()))
                            : redrive.plan(found);
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
