package dev.emailservice.corpus.nasty;

import java.util.List;

/**
 * What came of the nasty emails through all providers.
 *
 * @param counts a count a provider
 * @param sent how many emails there were
 * @param identical how many were the same email on every provider's wire, field by field
 * @param surprises what did not come through as it must, a line each, without content
 */
public record NastyResult(List<ProviderCount> counts, int sent, int identical, List<String> surprises) {

    /** Copies the lists. */
    public NastyResult {
        counts = List.copyOf(counts);
        surprises = List.copyOf(surprises);
    }

    /** Whether every email came through every provider, intact and identical. */
    public boolean held() {
        return sent > 0 && identical == sent && counts.stream().allMatch(ProviderCount::held);
    }
}
