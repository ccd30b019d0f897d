package dev.emailservice.corpus;

import dev.emailservice.corpus.bad.BadRun;
import dev.emailservice.corpus.bad.CategoryCount;
import dev.emailservice.corpus.fuzz.FuzzCount;
import dev.emailservice.corpus.fuzz.FuzzRun;
import dev.emailservice.corpus.nasty.NastyEmail;
import dev.emailservice.corpus.nasty.NastyResult;
import dev.emailservice.corpus.nasty.NastyRun;
import dev.emailservice.corpus.rig.LogTap;
import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.model.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./mailctl corpus}: input that wants to break the API, and what came of it. */
@Command(
        name = "corpus",
        mixinStandardHelpOptions = true,
        description = {
            "Sends bad requests and mutated ones to the API's handler, and nasty but valid emails through the whole service",
            "by each provider, and prints what came of them."
        },
        sortOptions = false)
public final class CorpusCommand implements Callable<Integer> {

    private final Path root;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--mutations",
            paramLabel = "N",
            defaultValue = "3000",
            description = "Mutated requests; 0 for none (default: ${DEFAULT-VALUE}).")
    private int mutations;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Where the mutations begin (default: 1).")
    private long seed;

    @Option(names = "--without-nasty", description = "Leave the nasty emails out: no stack is started.")
    private boolean withoutNasty;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the counts to this file.")
    private @Nullable Path json;

    private CorpusCommand(Path root) {
        this.root = root;
    }

    /** The command, for the project at that root. */
    public static CommandLine of(Path root) {
        return new CommandLine(new CorpusCommand(root));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (mutations < 0) {
            throw new ParameterException(spec.commandLine(), "--mutations must be at least 0");
        }
        List<NastyEmail> nasty = NastyEmail.all();
        List<String> surprises = new ArrayList<>();
        List<CategoryCount> bad;
        FuzzCount fuzz;
        try (LogTap log = new LogTap()) {
            BadRun badRun = new BadRun();
            bad = badRun.run(log);
            surprises.addAll(badRun.surprises());
            FuzzRun fuzzRun = new FuzzRun(nasty.stream().map(NastyEmail::body).toList(), seed, log);
            fuzz = fuzzRun.run(mutations);
            surprises.addAll(fuzzRun.surprises());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(CorpusTable.bad(bad));
        out.print(CorpusTable.fuzz(fuzz, seed));
        out.flush();
        NastyResult result = withoutNasty ? null : NastyRun.run(options(), nasty);
        if (result != null) {
            out.print(CorpusTable.nasty(result));
            surprises.addAll(result.surprises());
        }
        surprises.forEach(surprise -> out.println("! " + surprise));
        out.flush();
        if (json != null) {
            Files.writeString(json, Json.ASCII.writeValueAsString(new CorpusReport(bad, seed, fuzz, result)) + "\n");
        }
        boolean held = bad.stream().allMatch(CategoryCount::held) && fuzz.held() && (result == null || result.held());
        return held ? 0 : 1;
    }

    private LocalStackOptions options() {
        return LocalStackOptions.of(root).withPort(0);
    }
}
