package dev.emailservice.simulation.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.emailservice.simulation.ours.OurRouter;
import dev.emailservice.simulation.policy.Oracle;
import dev.emailservice.simulation.policy.PolicyFactory;
import dev.emailservice.simulation.policy.Rivals;
import dev.emailservice.simulation.run.RunFigures;
import dev.emailservice.simulation.run.RunResult;
import dev.emailservice.simulation.run.RunSpec;
import dev.emailservice.simulation.run.Runner;
import dev.emailservice.simulation.run.Runner.Job;
import dev.emailservice.simulation.world.Scenario;
import dev.emailservice.simulation.world.ScenarioFile;
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

/** Plays routing scenarios and tells whether the bars are held. Exit code 0 if so, 1 if not, 2 for wrong usage. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Plays routing policies in simulated scenarios under a virtual clock, and holds ours against its bars.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every bar of ours that was measured is held", "1:one is not", "2:wrong usage"})
public final class SimulateCommand implements Callable<Integer> {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final List<PolicyFactory> available;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--scenarios",
            paramLabel = "FILE",
            defaultValue = "benchmarks/scenarios/routing-scenarios.json",
            description = "The scenarios to play (default: ${DEFAULT-VALUE}).")
    private Path scenarios;

    @Option(
            names = "--seeds",
            paramLabel = "SEED",
            split = ",",
            description = "The seeds of the runs (default: those of the scenario file).")
    private @Nullable List<Long> seeds;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "The number of workers (default: each scenario's own).")
    private @Nullable Integer workers;

    @Option(
            names = "--policies",
            paramLabel = "POLICY",
            split = ",",
            description = "The policies to play (default: all there are).")
    private @Nullable List<String> policies;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write every run's figures to this file.")
    private @Nullable Path json;

    @Option(
            names = "--plots",
            paramLabel = "DIR",
            description =
                    "Also draw share and latency over time of ours (else of the first policy), a chart a scenario, into this folder.")
    private @Nullable Path plots;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "How many runs are played side by side (default: one a processor).")
    private int runs = Runtime.getRuntime().availableProcessors();

    /** With these policies to choose from, in the order of the tables' columns. */
    @SuppressWarnings("NullAway.Init") // picocli sets the rest
    public SimulateCommand(List<PolicyFactory> available) {
        this.available = List.copyOf(available);
    }

    /** Plays ours and its rivals; run from the project's root. */
    public static void main(String... args) {
        System.exit(new CommandLine(of(Path.of(""))).execute(args));
    }

    /** Ours first, then its rivals. */
    public static SimulateCommand of(Path root) {
        List<PolicyFactory> all = new ArrayList<>();
        all.add(new OurRouter(root.toAbsolutePath().resolve("benchmarks").resolve("target")));
        all.addAll(Rivals.all());
        return new SimulateCommand(all);
    }

    @Override
    public Integer call() throws IOException {
        List<PolicyFactory> chosen = choosePolicies();
        List<Job> jobs = jobs(readScenarios(), chosen);
        List<Job> extraJobs = Bars.extraJobs(jobs, new Oracle(), workers == null);

        PrintWriter err = command.commandLine().getErr();
        Runner runner = new Runner(runs, line -> {
            err.println(line);
            err.flush();
        });
        List<RunResult> played = runner.play(jobs);
        if (!extraJobs.isEmpty()) {
            err.println("Runs that only the bars need:");
        }
        List<RunResult> extra = runner.play(extraJobs);

        Results results = new Results(figures(played), figures(extra));
        List<String> names = chosen.stream().map(PolicyFactory::name).toList();
        PrintWriter out = command.commandLine().getOut();
        out.println("Every scenario, means over the seeds:\n");
        out.println(FigureTable.render(results.asked()));
        out.println("The bars, worst over the seeds:\n");
        out.println(BarTable.render(results, names));
        out.flush();
        if (json != null) {
            Files.createDirectories(json.toAbsolutePath().getParent());
            JSON.writeValue(json.toFile(), results.asked());
        }
        if (plots != null) {
            new Plots(plots).draw(names.contains(Bars.OURS) ? Bars.OURS : names.getFirst(), jobs, played);
        }
        return Bars.areHeld(results, Bars.OURS) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private List<Job> jobs(ScenarioFile file, List<PolicyFactory> chosen) {
        List<Job> jobs = new ArrayList<>();
        for (Scenario each : file.scenarios()) {
            Scenario scenario = workers == null ? each : each.withWorkers(workers);
            for (long seed : seeds == null ? file.seeds() : seeds) {
                RunSpec spec = new RunSpec(scenario, file.rules(), seed);
                chosen.forEach(policy -> jobs.add(new Job(spec, policy)));
            }
        }
        return jobs;
    }

    private ScenarioFile readScenarios() {
        if ((workers != null && workers < 1) || runs < 1) {
            throw wrong("--workers and --runs are 1 or more");
        }
        try {
            return ScenarioFile.read(scenarios);
        } catch (IOException e) {
            throw wrong("can't read the scenarios in " + scenarios + ": " + e.getMessage());
        }
    }

    private List<PolicyFactory> choosePolicies() {
        if (policies == null) {
            return available;
        }
        return policies.stream().distinct().map(this::policy).toList();
    }

    private PolicyFactory policy(String name) {
        return available.stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong("no policy is called " + name + "; there are "
                        + String.join(
                                ", ",
                                available.stream().map(PolicyFactory::name).toList())));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private static List<RunFigures> figures(List<RunResult> runs) {
        return runs.stream().map(RunResult::figures).toList();
    }
}
