package dev.emailservice.simulation.run;

import dev.emailservice.simulation.world.AttemptEnd;
import dev.emailservice.simulation.world.FaultEvent;
import dev.emailservice.simulation.world.Scenario;
import java.util.Arrays;

/** Counts what a run's figures are made of. */
final class Accounts {

    final Emails emails = new Emails();

    private final Scenario scenario;
    private final Timeline timeline;
    private long attempts;
    private long failedInEvent;
    private long failed;
    private long throttled;

    Accounts(Scenario scenario) {
        this.scenario = scenario;
        this.timeline = new Timeline(scenario.providers().size(), scenario.durationMillis());
    }

    void started(int provider, double now) {
        attempts++;
        timeline.attempt(provider, now);
    }

    void ended(AttemptEnd end, double now) {
        if (end.isFailure()) {
            failed++;
            failedInEvent += scenario.countsFailuresAt(now) ? 1 : 0;
        } else if (end == AttemptEnd.THROTTLED) {
            throttled++;
        }
    }

    void finished(int email, double now) {
        emails.finish(email, now);
        timeline.accept(now, emails.latency(email));
    }

    RunResult result(long seed, String policy, long redisRoundTrips) {
        double[] latencies = emails.latencies();
        FaultEvent event = scenario.event();
        RunFigures figures = new RunFigures(
                scenario.id(),
                seed,
                scenario.workers(),
                policy,
                emails.size(),
                attempts,
                failedInEvent,
                failed,
                throttled,
                emails.duplicates(),
                emails.lost(),
                Arrays.stream(latencies).average().orElse(0),
                percentile(latencies, 0.99),
                emails.meanEndToEnd(),
                event.exists() ? timeline.secondsToRecovery(event.provider(), event.to()) : null,
                redisRoundTrips / (double) Math.max(1, emails.size()));
        return new RunResult(figures, timeline);
    }

    /** The nearest rank: the smallest value that at least that part of all values does not exceed. */
    private static double percentile(double[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(part * sorted.length) - 1];
    }
}
