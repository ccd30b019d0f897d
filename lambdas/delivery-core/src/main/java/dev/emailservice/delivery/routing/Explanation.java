package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.provider.ProviderName;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why an email went where it went.
 *
 * @param withPlan whether the fleet's plan was known; without it the worker went by what it saw itself
 * @param candidates every provider in the settings, in their order
 */
public record Explanation(boolean withPlan, List<Line> candidates) {

    public Explanation {
        candidates = List.copyOf(candidates);
    }

    /**
     * One candidate.
     *
     * @param costMillis the expected time until an email offered to it is accepted somewhere, by preference
     * @param share its share of the emails, 0 to 1
     * @param state {@code closed}, {@code open} with the reason, or {@code forced_*}
     * @param permits recipients left for this worker, or -1 where there is no limit
     * @param lost why it did not get the email, or null for the one that did
     */
    public record Line(
            ProviderName provider,
            double costMillis,
            double share,
            String state,
            int permits,
            @Nullable Rejection lost) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s %s: cost %.0f ms, share %.3f, %s, %s",
                    provider,
                    lost == null ? "chosen" : lost.code(),
                    costMillis,
                    share,
                    state,
                    permits < 0 ? "no limit" : permits + " left");
        }
    }

    /** One line of text, for logs and the ledger: no address, nothing of the email. */
    @Override
    public String toString() {
        String all = candidates.stream().map(Line::toString).collect(Collectors.joining("; "));
        return withPlan ? all : "without the fleet's plan: " + all;
    }
}
