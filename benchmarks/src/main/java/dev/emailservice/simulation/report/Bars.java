package dev.emailservice.simulation.report;

import dev.emailservice.simulation.policy.PolicyFactory;
import dev.emailservice.simulation.run.RunFigures;
import dev.emailservice.simulation.run.RunSpec;
import dev.emailservice.simulation.run.Runner.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The bars this project's router keeps to in the routing scenarios, each by the beginning of a scenario's id. */
final class Bars {

    /** The policy that is judged. */
    static final String OURS = "ours";

    static final String ORACLE = "oracle";

    /** The fleets that must waste equally many attempts in a hard outage. */
    static final int SMALL_FLEET = 100;

    static final int LARGE_FLEET = 1_000;

    private static final String FLEET_SIZES = "S03";

    private static final List<String> AGAINST_ORACLE = List.of("S01", "S02", "S14");

    /** Where batches are full and emails don't wait for a provider, so that round trips can be counted per email. */
    private static final List<String> FULL_BATCHES =
            List.of("S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10", "S12", "S13", "S14", "S15");

    /** Where a provider comes back that is then the best. */
    private static final List<String> RECOVERIES =
            List.of("S03", "S04", "S05", "S06", "S07", "S08", "S10", "S12", "S15", "S16");

    private static final List<String> ALL = List.of(
            "S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10", "S11", "S12", "S13", "S14", "S15",
            "S16");

    static final List<Bar> LIST = List.of(
            new Bar(
                    "Redis round trips an email, full batches",
                    0.30,
                    "",
                    2,
                    worst(FULL_BATCHES, RunFigures::redisRoundTripsPerEmail)),
            new Bar("Best provider down (S03), failed", 75, "", 0, worst("S03", RunFigures::failed)),
            new Bar("S03, 1,000 workers against 100, difference in failed", 5, " %", 1, Bars::fleetSizeDifference),
            Bar.shownOnly(
                    "S03, 1,000 workers against 100, difference in failed, worst seed",
                    " %",
                    1,
                    Bars::worstFleetSizeDifference),
            new Bar("Best provider hangs (S04), failed", 500, "", 0, worst("S04", RunFigures::failed)),
            new Bar("S04, p99", 260, " ms", 0, worst("S04", RunFigures::p99Millis)),
            new Bar("30 % errors (S05), failed", 100, "", 0, worst("S05", RunFigures::failed)),
            new Bar("Flapping (S07), failed", 120, "", 0, worst("S07", RunFigures::failed)),
            new Bar("Limit 300/s of 1,000 (S09), throttled", 10, "", 0, worst("S09", RunFigures::throttled)),
            new Bar("Herd (S13), mean", 105, " ms", 1, worst("S13", RunFigures::meanMillis)),
            new Bar("One poisoned worker (S14), mean above the oracle", 3, " ms", 1, aboveOracle("S14")),
            new Bar("Redis dead, best provider down (S10), failed", 2_200, "", 0, worst("S10", RunFigures::failed)),
            new Bar("10 % hang (S15), failed", 700, "", 0, worst("S15", RunFigures::failed)),
            new Bar("Both down 20 s (S11), failed", 210, "", 0, worst("S11", RunFigures::failed)),
            new Bar("S11, mean end to end", 1_700, " ms", 0, worst("S11", RunFigures::endToEndMeanMillis)),
            new Bar("Steady (S01), mean above the oracle", 1.5, " ms", 1, aboveOracle("S01")),
            new Bar("Crossover (S02), mean above the oracle", 10, " ms", 1, aboveOracle("S02")),
            new Bar(
                    "From recovery to an 80 % share, the slowest scenario",
                    18, " s", 1, worst(RECOVERIES, Bars::secondsToRecovery)),
            new Bar("Emails lost, all scenarios", 0, "", 0, worst(ALL, RunFigures::lost)));

    private Bars() {}

    /** Whether that policy keeps to all that were measured. */
    static boolean areHeld(Results results, String policy) {
        return LIST.stream().allMatch(bar -> bar.isHeld(results, policy));
    }

    /** The runs the bars need beside those asked for. */
    static List<Job> extraJobs(List<Job> asked, PolicyFactory oracle, boolean withFleetSizes) {
        boolean hasOracle = asked.stream().anyMatch(job -> job.policy().name().equals(ORACLE));
        List<Job> extra = new ArrayList<>();
        for (Job job : asked) {
            String id = job.spec().scenario().id();
            boolean isOurs = job.policy().name().equals(OURS);
            if (isOurs && !hasOracle && AGAINST_ORACLE.stream().anyMatch(id::startsWith)) {
                extra.add(new Job(job.spec(), oracle));
            }
            if (withFleetSizes && id.startsWith(FLEET_SIZES)) {
                extra.add(withWorkers(job, SMALL_FLEET));
                extra.add(withWorkers(job, LARGE_FLEET));
            }
        }
        return extra;
    }

    private static Job withWorkers(Job job, int workers) {
        RunSpec spec = job.spec();
        return new Job(
                new RunSpec(spec.scenario().withWorkers(workers), spec.rules(), spec.seed(), spec.idleTickMillis()),
                job.policy());
    }

    private static BiFunction<Results, String, OptionalDouble> worst(
            String scenario, ToDoubleFunction<RunFigures> figure) {
        return worst(List.of(scenario), figure);
    }

    private static BiFunction<Results, String, OptionalDouble> worst(
            List<String> scenarios, ToDoubleFunction<RunFigures> figure) {
        return (results, policy) -> scenarios.stream()
                .flatMap(scenario -> results.of(scenario, policy))
                .mapToDouble(figure)
                .max();
    }

    private static BiFunction<Results, String, OptionalDouble> aboveOracle(String scenario) {
        return (results, policy) -> results.of(scenario, policy)
                .flatMap(run -> results.oracleFor(run).map(best -> run.meanMillis() - best.meanMillis()).stream())
                .mapToDouble(each -> each)
                .max();
    }

    /** In percent of the smaller fleet's, over all seeds together: a single run's difference is a handful of attempts. */
    private static OptionalDouble fleetSizeDifference(Results results, String policy) {
        return fleetSizeDifference(results, policy, _ -> true);
    }

    private static OptionalDouble worstFleetSizeDifference(Results results, String policy) {
        return results.extraOf(FLEET_SIZES, policy, SMALL_FLEET)
                .map(run -> fleetSizeDifference(results, policy, other -> other.seed() == run.seed()))
                .flatMapToDouble(OptionalDouble::stream)
                .max();
    }

    private static OptionalDouble fleetSizeDifference(Results results, String policy, Predicate<RunFigures> which) {
        long small = failed(results.extraOf(FLEET_SIZES, policy, SMALL_FLEET).filter(which));
        long large = failed(results.extraOf(FLEET_SIZES, policy, LARGE_FLEET).filter(which));
        return small == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * Math.abs(large - small) / small);
    }

    private static long failed(Stream<RunFigures> runs) {
        return runs.mapToLong(RunFigures::failed).sum();
    }

    private static double secondsToRecovery(RunFigures run) {
        Double seconds = run.secondsTo80PercentShare();
        return seconds == null ? Double.POSITIVE_INFINITY : seconds;
    }
}
