package dev.emailservice.cli.dlq;

import dev.emailservice.delivery.ledger.AuditRecord.Action;
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
            names = Consent.MAY_BE_SENT,
            description = "Also those that a provider may have got: somebody may get them twice.")
    private boolean mayBeSent;

    @Option(
            names = Consent.WOULD_END,
            description =
                    "Also those that no worker would send: stale ones, and those held because they may have been sent. Their message is gone then.")
    private boolean wouldEnd;

    @Option(
            names = Consent.LOST,
            description = "Also those the sweeper took for lost: the first message may still turn up.")
    private boolean lost;

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
                .run(
                        Action.REDRIVEN,
                        stores -> new Redrive(
                                stores.ledger(),
                                stores.letters(),
                                new RedriveRules(
                                        new Consent(mayBeSent, wouldEnd, lost),
                                        stores.letters().onUnknown(),
                                        clock)));
    }
}
