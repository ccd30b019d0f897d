package dev.emailservice.cli.dlq;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./mailctl dlq}: looks after the emails that were given up. */
@Command(
        name = "dlq",
        description = "Lists the emails that were given up, sends them back, or discards them.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {ListCommand.class, ShowCommand.class, RedriveCommand.class, DiscardCommand.class})
public final class DlqCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? (see mailctl dlq --help)");
    }
}
