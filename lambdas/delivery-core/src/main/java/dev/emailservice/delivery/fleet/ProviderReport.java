package dev.emailservice.delivery.fleet;

import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one worker saw of one provider since its last exchange. Times are ages, so that no worker's clock matters.
 *
 * @param provider the provider
 * @param epoch the version of its state the attempts began under; counts of an older one say nothing any more
 * @param succeeded attempts it accepted
 * @param failed attempts that surely failed, by its fault
 * @param unknown attempts that may or may not have been accepted
 * @param overdue attempts under way that take suspiciously long; each is reported once
 * @param throttled attempts refused as too many
 * @param took the times of the accepted, failed and unknown attempts
 * @param latestSuccessAge how long ago the latest-begun success began, or null without one
 * @param firstFailureAge how long ago the first failed or overdue attempt began, or null without one
 * @param usage recipients used beyond what was reserved; negative: reserved and not used
 * @param restFor how long it asks to be left alone, or null
 * @param outOfService why it can't work until somebody acts, or null
 * @param probe what came of the probe this worker was to send, or null
 */
public record ProviderReport(
        ProviderName provider,
        long epoch,
        int succeeded,
        int failed,
        int unknown,
        int overdue,
        int throttled,
        List<Duration> took,
        @Nullable Duration latestSuccessAge,
        @Nullable Duration firstFailureAge,
        int usage,
        @Nullable Duration restFor,
        @Nullable String outOfService,
        @Nullable ProbeResult probe) {

    /** What a probe ended in. */
    public enum ProbeResult {
        /** The provider works. */
        WELL,
        /** It does not. */
        FAILED,
        /** The probe could not be sent: another worker may try. */
        NONE;

        /** What the outcome of a probe says: a provider that answers to the point works, even if it refuses the probe. */
        public static ProbeResult of(AttemptOutcome outcome) {
            return switch (outcome) {
                case AttemptOutcome.Accepted _,
                        AttemptOutcome.MessageFault _,
                        AttemptOutcome.Throttled _,
                        AttemptOutcome.QuotaExhausted _ -> WELL;
                case AttemptOutcome.ConfigFault _,
                        AttemptOutcome.Paused _,
                        AttemptOutcome.Unavailable _,
                        AttemptOutcome.Unknown _ -> FAILED;
                case AttemptOutcome.LocalFault _ -> NONE;
            };
        }
    }

    public ProviderReport {
        took = List.copyOf(took);
    }
}
