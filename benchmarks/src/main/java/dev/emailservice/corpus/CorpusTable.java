package dev.emailservice.corpus;

import dev.emailservice.corpus.bad.CategoryCount;
import dev.emailservice.corpus.fuzz.FuzzCount;
import dev.emailservice.corpus.nasty.NastyResult;
import dev.emailservice.corpus.nasty.ProviderCount;
import java.util.List;
import java.util.stream.Stream;

/** The counts as tables of plain text. */
final class CorpusTable {

    private static final String BAD_HEAD = "%-14s %9s %12s %12s %5s %9s %10s %16s%n"
            .formatted(
                    "bad requests",
                    "requests",
                    "refused 4xx",
                    "as expected",
                    "5xx",
                    "on queue",
                    "in ledger",
                    "content in logs");

    private CorpusTable() {}

    static String bad(List<CategoryCount> counts) {
        StringBuilder table = new StringBuilder(BAD_HEAD);
        CategoryCount sum = counts.stream()
                .reduce(CategoryCount::plus)
                .map(all -> all.named("all"))
                .orElseThrow();
        Stream.concat(counts.stream(), Stream.of(sum))
                .map(count -> "%-14s %9d %12d %12d %5d %9d %10d %16d%n"
                        .formatted(
                                count.category(),
                                count.requests(),
                                count.refused(),
                                count.asExpected(),
                                count.failed(),
                                count.queued(),
                                count.entries(),
                                count.shown()))
                .forEach(table::append);
        return table.toString();
    }

    static String fuzz(FuzzCount count, long seed) {
        return "%nmutated requests, seed %d%n%-14s %9s %12s %12s %5s %13s %10s %10s %16s%n"
                        .formatted(
                                seed,
                                "",
                                "requests",
                                "accepted",
                                "refused 4xx",
                                "5xx",
                                "left behind",
                                "not once",
                                "altered",
                                "content in logs")
                + "%-14s %9d %12d %12d %5d %13d %10d %10d %16d%n"
                        .formatted(
                                "mutated",
                                count.requests(),
                                count.accepted(),
                                count.refused(),
                                count.failed(),
                                count.leftBehind(),
                                count.notOne(),
                                count.altered(),
                                count.shown());
    }

    static String nasty(NastyResult result) {
        StringBuilder table = new StringBuilder(
                "%n%-14s %9s %12s %12s %8s%n".formatted("nasty emails", "sent", "accepted", "delivered", "intact"));
        for (ProviderCount count : result.counts()) {
            table.append("%-14s %9d %12d %12d %8d%n"
                    .formatted(count.provider(), count.sent(), count.accepted(), count.delivered(), count.intact()));
        }
        return table.append("identical on both wires: %d of %d%n".formatted(result.identical(), result.sent()))
                .toString();
    }
}
