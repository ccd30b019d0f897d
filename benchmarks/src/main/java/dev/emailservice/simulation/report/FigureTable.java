package dev.emailservice.simulation.report;

import dev.emailservice.simulation.run.RunFigures;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Each scenario's figures by policy, as means over the seeds. */
final class FigureTable {

    private static final List<String> HEAD = List.of(
            "scenario",
            "policy",
            "attempts",
            "failed",
            "in all",
            "throttled",
            "twice",
            "lost",
            "mean ms",
            "p99 ms",
            "end to end ms",
            "80 % after s",
            "Redis/email");

    private FigureTable() {}

    static String render(List<RunFigures> runs) {
        TextTable table = new TextTable(HEAD);
        List<String> scenarios =
                runs.stream().map(RunFigures::scenario).distinct().toList();
        List<String> policies = runs.stream().map(RunFigures::policy).distinct().toList();
        for (String scenario : scenarios) {
            for (String policy : policies) {
                List<RunFigures> seeds = runs.stream()
                        .filter(run ->
                                run.scenario().equals(scenario) && run.policy().equals(policy))
                        .toList();
                table.add(row(scenario, policy, seeds));
            }
        }
        return table.render();
    }

    private static List<String> row(String scenario, String policy, List<RunFigures> seeds) {
        return List.of(
                scenario,
                policy,
                mean(seeds, RunFigures::attempts, 0),
                mean(seeds, RunFigures::failed, 0),
                mean(seeds, RunFigures::failedTotal, 0),
                mean(seeds, RunFigures::throttled, 0),
                mean(seeds, RunFigures::duplicates, 0),
                mean(seeds, RunFigures::lost, 0),
                mean(seeds, RunFigures::meanMillis, 1),
                mean(seeds, RunFigures::p99Millis, 0),
                mean(seeds, RunFigures::endToEndMeanMillis, 0),
                recovery(seeds),
                mean(seeds, RunFigures::redisRoundTripsPerEmail, 2));
    }

    private static String mean(List<RunFigures> seeds, ToDoubleFunction<RunFigures> figure, int decimals) {
        OptionalDouble mean = seeds.stream().mapToDouble(figure).average();
        return mean.isEmpty() ? "-" : Numbers.show(mean.getAsDouble(), decimals);
    }

    /** A list, not a mean: with some seeds it may never have happened. */
    private static String recovery(List<RunFigures> seeds) {
        if (seeds.stream().allMatch(run -> run.secondsTo80PercentShare() == null)) {
            return "-";
        }
        return seeds.stream()
                .map(RunFigures::secondsTo80PercentShare)
                .map(seconds -> Objects.isNull(seconds) ? "-" : Numbers.show(seconds, 0))
                .collect(Collectors.joining(" "));
    }
}
