package dev.emailservice.cli.keys;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./mailctl keys}: looks after the API keys. */
@Command(
        name = "keys",
        description = "Makes API keys, lists them, and revokes them.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {CreateCommand.class, ListCommand.class, RevokeCommand.class})
public final class KeysCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? (see mailctl keys --help)");
    }
}
