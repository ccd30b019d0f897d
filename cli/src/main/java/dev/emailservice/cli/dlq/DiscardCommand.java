package dev.emailservice.cli.dlq;

import dev.emailservice.cli.Terminal;
import dev.emailservice.delivery.ledger.AuditRecord.Action;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./mailctl dlq discard}: gives emails up for good. */
@Command(
        name = "discard",
        description = {
            "Deletes messages from the dead-letter queue; their emails are never sent.",
            "Without --yes it only says what it would do."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DiscardCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

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
            Discard discard = new Discard(stores.ledger(), stores.letters(), now);
            Lines lines = new Lines(terminal, now);
            lines.header(meant ? "what was done" : "what would be done");
            try {
                choice.read(stores, now, spec.commandLine().getErr(), found -> {
                    Outcome outcome = meant
                            ? discard.carryOut(
                                    found,
                                    (letter, entry) ->
                                            decision.record(Action.DISCARDED, letter, entry, clock.instant()))
                            : discard.plan(found);
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
