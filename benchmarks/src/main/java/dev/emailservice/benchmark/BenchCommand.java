package dev.emailservice.benchmark;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./mailctl bench}: the benchmarks, one a subcommand. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures what things cost on this machine.",
        sortOptions = false)
public final class BenchCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private BenchCommand() {}

    /** With all subcommands, for the project at that root. */
    public static picocli.CommandLine of(Path root) {
        return new picocli.CommandLine(new BenchCommand())
                .addSubcommand(new ScriptBenchCommand(root))
                .addSubcommand(new ValidatorBenchCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which benchmark? (see --help)");
    }
}
