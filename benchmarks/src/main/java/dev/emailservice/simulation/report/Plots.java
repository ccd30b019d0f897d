package dev.emailservice.simulation.report;

import dev.emailservice.simulation.run.RunFigures;
import dev.emailservice.simulation.run.RunResult;
import dev.emailservice.simulation.run.Runner.Job;
import dev.emailservice.simulation.world.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes charts, one SVG file a scenario. */
final class Plots {

    private final Path folder;

    Plots(Path folder) {
        this.folder = folder;
    }

    /** Draws one policy's first run of each scenario. Jobs and runs are in the same order. */
    void draw(String policy, List<Job> jobs, List<RunResult> runs) throws IOException {
        Files.createDirectories(folder);
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < jobs.size(); i++) {
            Scenario scenario = jobs.get(i).spec().scenario();
            RunResult run = runs.get(i);
            if (run.figures().policy().equals(policy) && drawn.add(scenario.id())) {
                List<RunResult> oracle = runs.stream()
                        .filter(other -> isOfOracle(other.figures(), run.figures()))
                        .toList();
                Files.writeString(
                        folder.resolve(scenario.id() + ".svg"), new ScenarioChart(scenario, run, oracle).render());
            }
        }
    }

    private static boolean isOfOracle(RunFigures other, RunFigures run) {
        return other.policy().equals(Bars.ORACLE)
                && !run.policy().equals(Bars.ORACLE)
                && other.scenario().equals(run.scenario())
                && other.seed() == run.seed();
    }
}
