package dev.emailservice.cli;

import dev.emailservice.local.faults.FaultResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The rows as a table in Markdown: one line a fault, the seeds together, a range where they differ. */
final class FaultTable {

    private static final String HEAD = """
            | fault | runs | emails | broken | lost | twice | unknown | longest wait | dlq | what must hold | held |
            |---|---|---|---|---|---|---|---|---|---|---|
            """;

    private FaultTable() {}

    static String of(List<FaultResult> rows) {
        Map<String, List<FaultResult>> byFault = rows.stream()
                .collect(Collectors.groupingBy(FaultResult::fault, LinkedHashMap::new, Collectors.toList()));
        return HEAD + byFault.values().stream().map(FaultTable::line).collect(Collectors.joining());
    }

    private static String line(List<FaultResult> runs) {
        long held = runs.stream().filter(FaultResult::held).count();
        return "| `%s` | %d | %d | %s | %d | %s | %s | %.1f s | %s | %s | %s |\n"
                .formatted(
                        runs.getFirst().fault(),
                        runs.size(),
                        runs.stream().mapToInt(FaultResult::emails).sum(),
                        range(runs, FaultResult::injected),
                        runs.stream().mapToInt(FaultResult::lost).sum(),
                        range(runs, FaultResult::duplicates),
                        range(runs, FaultResult::unknown),
                        runs.stream()
                                        .mapToLong(FaultResult::longestMillis)
                                        .max()
                                        .orElse(0)
                                / 1000.0,
                        range(runs, FaultResult::dlq),
                        runs.getFirst().bar(),
                        held == runs.size() ? "yes" : held + " of " + runs.size());
    }

    private static String range(List<FaultResult> runs, ToLongFunction<FaultResult> number) {
        long least = runs.stream().mapToLong(number).min().orElse(0);
        long most = runs.stream().mapToLong(number).max().orElse(0);
        return least == most ? Long.toString(least) : least + " to " + most;
    }
}
