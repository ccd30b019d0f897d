package dev.emailservice.delivery.fleet;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The fleet's view of one provider, and what this worker may do with it.
 *
 * @param open whether its breaker is open: no email goes there
 * @param epoch the version of its state: counts openings and closings
 * @param reason why it is in this state; machine-readable
 * @param outOfService whether it is open because our account or configuration there is wrong: it can't work until somebody acts
 * @param share its share of the emails, 0 to 1
 * @param probe whether this worker, alone in the fleet, is to send a probe now
 * @param unavailableFor for how long it is surely not to be used
 * @param permits recipients this worker may send through it until its next exchange, or {@link #UNLIMITED}
 * @param nextPermitIn when the next permit may be had; zero where there is no shortage
 * @param costMillis the expected time until an email offered to it is accepted somewhere, by preference
 * @param latency what attempts take, or null where nobody has used it lately
 * @param failureScore the share of failures among about the last fifty attempts
 * @param usedToday recipients used in the last 24 hours
 * @param overdueAfter an attempt that takes longer is suspicious
 * @param forced what an operator has decreed, or null
 */
public record ProviderPlan(
        boolean open,
        long epoch,
        String reason,
        boolean outOfService,
        double share,
        boolean probe,
        Duration unavailableFor,
        int permits,
        Duration nextPermitIn,
        double costMillis,
        @Nullable Latency latency,
        double failureScore,
        long usedToday,
        Duration overdueAfter,
        @Nullable ForcedState forced) {

    /** Where the provider has no usage limit. */
    public static final int UNLIMITED = -1;

    /**
     * Times of attempts. The percentiles come from a histogram: each is the upper edge of its bucket, up to a factor of the root
     * of two too high, and none is above 2,896 ms, where the last bucket begins, however long attempts take.
     *
     * @param mean over the last seconds
     * @param p50 half of the attempts are no slower
     * @param p95 nineteen of twenty are no slower
     */
    public record Latency(Duration mean, Duration p50, Duration p95) {}
}
