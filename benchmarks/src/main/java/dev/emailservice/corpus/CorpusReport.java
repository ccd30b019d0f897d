package dev.emailservice.corpus;

import dev.emailservice.corpus.bad.CategoryCount;
import dev.emailservice.corpus.fuzz.FuzzCount;
import dev.emailservice.corpus.nasty.NastyResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one run, as {@code --json} writes them.
 *
 * @param bad a count a category
 * @param seed where the mutations began
 * @param mutated what came of the mutated requests
 * @param nasty what came of the nasty emails; null where they were left out
 */
record CorpusReport(
        List<CategoryCount> bad,
        long seed,
        FuzzCount mutated,
        @Nullable NastyResult nasty) {}
