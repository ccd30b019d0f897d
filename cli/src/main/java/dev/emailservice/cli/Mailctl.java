package dev.emailservice.cli;

import dev.emailservice.benchmark.BenchCommand;
import dev.emailservice.cli.dlq.DlqCommand;
import dev.emailservice.cli.keys.KeysCommand;
import dev.emailservice.corpus.CorpusCommand;
import dev.emailservice.simulation.report.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The tool itself: finds the command and runs it. Exit 0: it held. 1: it fell short. 2: it was used wrongly. */
@Command(
        name = "mailctl",
        description = "Develops and operates email-service.",
        mixinStandardHelpOptions = true,
        version = "email-service 0.1.0",
        sortOptions = false,
        subcommands = {
            LocalCommand.class,
            FaultsCommand.class,
            ProvidersCommand.class,
            DlqCommand.class,
            KeysCommand.class,
            PrepareCommand.class
        },
        footer = {"", "Exit status: 0 held, 1 fell short, 2 used wrongly."})
public final class Mailctl implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? (see mailctl --help)");
    }

    /** What {@code ./mailctl} starts. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The tool without its process: {@code execute} answers the exit status. */
    public static CommandLine commandLine() {
        return new CommandLine(new Mailctl())
                .addSubcommand(SimulateCommand.of(ProjectHome.path()))
                .addSubcommand(BenchCommand.of(ProjectHome.path()))
                .addSubcommand(CorpusCommand.of(ProjectHome.path()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, commandLine, _) -> {
                    commandLine.getErr().println("mailctl: " + Failures.explain(exception));
                    return 1;
                });
    }
}
