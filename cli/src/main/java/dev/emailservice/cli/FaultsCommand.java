package dev.emailservice.cli;

import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.local.faults.Fault;
import dev.emailservice.local.faults.FaultResult;
import dev.emailservice.local.faults.FaultRun;
import dev.emailservice.local.faults.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./mailctl faults}: breaks things under load and counts what was lost or sent twice. */
@Command(
        name = "faults",
        description = {
            "Breaks things under load and prints what was lost or sent twice. Faults: see --list.",
            "broken: how often the fault really happened. longest: from the 202 until a provider took the email."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class FaultsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--seeds", paramLabel = "N", description = "Seeds 1 to N. Default: 1.", defaultValue = "1")
    private int seeds;

    @Option(names = "--emails", paramLabel = "N", description = "Emails a run. Default: 1000.", defaultValue = "1000")
    private int emails;

    @Option(names = "--only", paramLabel = "NAME", split = ",", description = "Only these faults.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the rows to this file.")
    private @Nullable Path json;

    @Option(
            names = "--resume",
            description = "Keep the rows that are in the file of --json already, and run only the others.")
    private boolean resume;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Also write a table, one line a fault, to this file.")
    private @Nullable Path markdown;

    @Option(names = "--list", description = "Name the faults and what must hold, and exit.")
    private boolean list;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Terminal terminal = new Terminal(spec.commandLine().getOut());
        if (list) {
            Faults.all().stream()
                    .map(Supplier::get)
                    .forEach(f -> terminal.line("%-28s %s".formatted(f.name(), f.bar())));
            return 0;
        }
        if (seeds < 1 || emails < 10) {
            throw new ParameterException(spec.commandLine(), "--seeds must be at least 1, --emails at least 10");
        }
        if (resume && json == null) {
            throw new ParameterException(spec.commandLine(), "--resume needs --json FILE");
        }
        LocalStackOptions options = LocalStackOptions.of(ProjectHome.path()).withPort(0);
        FaultRows rows = resume && json != null ? FaultRows.read(json) : new FaultRows();
        terminal.line(terminal.bold("%-28s %6s %7s %7s %6s %6s %8s %8s %5s  %s"
                .formatted("fault", "seed", "emails", "broken", "lost", "twice", "unknown", "longest", "dlq", "bar")));
        try (FaultRun run = new FaultRun(options, this::progress)) {
            for (Supplier<Fault> fault : chosen()) {
                for (long seed = 1; seed <= seeds; seed++) {
                    Fault one = fault.get();
                    FaultResult row = rows.find(one.name(), seed, emails).orElse(null);
                    if (row == null) {
                        row = run.run(one, seed, emails);
                        rows.add(row);
                        write(rows);
                    }
                    print(terminal, row);
                }
            }
        }
        long held = rows.all().stream().filter(FaultResult::held).count();
        int lost = rows.all().stream().mapToInt(FaultResult::lost).sum();
        terminal.line("%d rows held, %d fell short; %d emails lost"
                .formatted(held, rows.all().size() - held, lost));
        return held == rows.all().size() ? 0 : 1;
    }

    private void progress(String step) {
        spec.commandLine().getErr().println("  " + step);
        spec.commandLine().getErr().flush();
    }

    private static void print(Terminal terminal, FaultResult row) {
        terminal.line("%-28s %6d %7d %7d %6d %6d %8d %7.1fs %5d  %s: %s"
                .formatted(
                        row.fault(),
                        row.seed(),
                        row.emails(),
                        row.injected(),
                        row.lost(),
                        row.duplicates(),
                        row.unknown(),
                        row.longestMillis() / 1000.0,
                        row.dlq(),
                        terminal.verdict(row.held()),
                        row.bar()));
        if (!row.held()) {
            terminal.line("  refused by the API %d, delivered %d, ended as failed %d"
                    .formatted(row.refused(), row.delivered(), row.failed()));
        }
    }

    /** After each run: who stops a long one keeps what there is. */
    private void write(FaultRows rows) throws IOException {
        if (json != null) {
            rows.write(json);
        }
        if (markdown != null) {
            Files.writeString(markdown, FaultTable.of(rows.all()));
        }
    }

    private List<Supplier<Fault>> chosen() {
        List<String> known =
                Faults.all().stream().map(fault -> fault.get().name()).toList();
        for (String name : only) {
            if (!known.contains(name)) {
                throw new ParameterException(spec.commandLine(), "there is no fault \"" + name + "\" (see --list)");
            }
        }
        return Faults.all().stream()
                .filter(fault -> only.isEmpty() || only.contains(fault.get().name()))
                .toList();
    }
}
