package dev.emailservice.simulation.run;

import dev.emailservice.simulation.policy.PolicyFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Plays runs. */
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

    private final int atOnce;
    private final Consumer<String> progress;

    /**
     * Tells before each run which one it is.
     *
     * @param atOnce how many runs are played side by side: each is a world of its own
     */
    public Runner(int atOnce, Consumer<String> progress) {
        this.atOnce = atOnce;
        this.progress = progress;
    }

    /**
     * Plays them all; the results are in the order of the jobs.
     *
     * @throws IllegalStateException where a run failed, with its cause
     */
    public List<RunResult> play(List<Job> jobs) {
        AtomicInteger begun = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            List<Future<RunResult>> runs = new ArrayList<>();
            for (Job job : jobs) {
                runs.add(threads.submit(() -> {
                    progress.accept("[%d/%d] %s".formatted(begun.incrementAndGet(), jobs.size(), job.label()));
                    return Simulation.play(job.spec(), job.policy());
                }));
            }
            List<RunResult> results = new ArrayList<>();
            for (Future<RunResult> run : runs) {
                results.add(result(run, threads));
            }
            return results;
        }
    }

    private static RunResult result(Future<RunResult> run, ExecutorService threads) {
        try {
            return run.get();
        } catch (ExecutionException e) {
            threads.shutdownNow();
            throw new IllegalStateException("a run failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
