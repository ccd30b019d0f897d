package dev.emailservice.simulation.run;

import dev.emailservice.simulation.policy.PolicyFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Plays runs one after the other. */
public final class Runner {

    /** One run to play. */
    public record Job(RunSpec spec, PolicyFactory policy) {

        /** What a person is told about it. */
        String label() {
            return "%s, seed %d, %d workers, %s"
                    .formatted(
                            spec.scenario().id(), spec.seed(), spec.scenario().workers(), policy.name());
        }
    }

    private final Consumer<String> progress;

    /** Tells before each run which one it is. */
    public Runner(Consumer<String> progress) {
        this.progress = progress;
    }

    /** Plays them all; the results are in the order of the jobs. */
    public List<RunResult> play(List<Job> jobs) {
        List<RunResult> results = new ArrayList<>();
        for (Job job : jobs) {
            progress.accept("[%d/%d] %s".formatted(results.size() + 1, jobs.size(), job.label()));
            results.add(Simulation.play(job.spec(), job.policy()));
        }
        return results;
    }
}
