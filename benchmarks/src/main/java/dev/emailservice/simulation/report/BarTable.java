package dev.emailservice.simulation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The bars with each policy's worst figure over the seeds, and whether ours holds them. */
final class BarTable {

    private BarTable() {}

    static String render(Results results, List<String> policies) {
        boolean judged = policies.contains(Bars.OURS);
        List<String> head = new ArrayList<>(List.of("figure", "bar"));
        if (judged) {
            head.add("held");
        }
        head.addAll(policies);
        TextTable table = new TextTable(head);
        for (Bar bar : Bars.LIST) {
            List<String> row =
                    new ArrayList<>(List.of(bar.figure(), bar.isJudged() ? "<= " + bar.show(bar.limit()) : "-"));
            if (judged) {
                row.add(verdict(bar, results));
            }
            policies.forEach(policy -> row.add(bar.show(bar.measure(results, policy))));
            table.add(row);
        }
        return table.render();
    }

    private static String verdict(Bar bar, Results results) {
        OptionalDouble measured = bar.measure(results, Bars.OURS);
        if (measured.isEmpty()) {
            return "not run";
        }
        if (!bar.isJudged()) {
            return "-";
        }
        return bar.isHeld(results, Bars.OURS) ? "yes" : "NO";
    }
}
