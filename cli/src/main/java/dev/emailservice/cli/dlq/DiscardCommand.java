package dev.emailservice.cli.dlq;

import dev.emailservice.delivery.ledger.AuditRecord.Action;
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
        return new DecidedRun(spec, decision, choice, target, clock)
                .run(Action.DISCARDED, stores -> new Discard(stores.ledger(), stores.letters(), clock.instant()));
    }
}
