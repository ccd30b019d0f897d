package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.fleet.HealthSignal;
import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.fleet.ProviderReport.ProbeResult;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Throttled;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this worker saw of one provider since its last report, under one version of its state. Guarded by its owner. */
final class Tally {

    private int succeeded;
    private int failed;
    private int unknown;
    private int overdue;
    private int throttled;
    private List<Duration> took = new ArrayList<>();
    private @Nullable Instant latestSuccess;
    private @Nullable Instant firstFailure;
    private @Nullable Duration restFor;
    private @Nullable String outOfService;
    private @Nullable ProbeResult probe;

    void add(AttemptOutcome outcome, Instant began, Duration lasted) {
        HealthSignal signal = HealthSignal.of(outcome);
        switch (signal) {
            case SUCCESS -> {
                succeeded++;
                latestSuccess = latestSuccess == null || began.isAfter(latestSuccess) ? began : latestSuccess;
            }
            case FAILURE -> {
                if (outcome instanceof Unknown) {
                    unknown++;
                } else {
                    failed++;
                }
                failedSince(began);
            }
            case OUT_OF_SERVICE, NONE -> {}
        }
        addLimits(outcome);
        if (signal == HealthSignal.SUCCESS || signal == HealthSignal.FAILURE) {
            took.add(lasted);
        }
    }

    /** Only what the outcome says of limits and of what somebody must repair: it holds whatever state the attempt began under. */
    void addLimits(AttemptOutcome outcome) {
        if (HealthSignal.of(outcome) == HealthSignal.OUT_OF_SERVICE) {
            outOfService = outcome.detail();
        }
        throttled += outcome instanceof Throttled ? 1 : 0;
        Duration asked = Rest.askedBy(outcome);
        restFor = asked == null ? restFor : asked;
    }

    void overdue(Instant began) {
        overdue++;
        failedSince(began);
    }

    void probed(ProbeResult result) {
        probe = result;
    }

    /** The provider's state has changed since: what the attempts said of its health says nothing any more. */
    void forget() {
        succeeded = 0;
        failed = 0;
        unknown = 0;
        overdue = 0;
        latestSuccess = null;
        firstFailure = null;
        took = new ArrayList<>();
    }

    /** The report, and a fresh start; null where there is nothing to tell. */
    @Nullable
    ProviderReport drain(ProviderName provider, long epoch, int usage, Instant now) {
        if (took.isEmpty()
                && overdue == 0
                && throttled == 0
                && usage == 0
                && restFor == null
                && outOfService == null
                && probe == null) {
            return null;
        }
        ProviderReport report = new ProviderReport(
                provider,
                epoch,
                succeeded,
                failed,
                unknown,
                overdue,
                throttled,
                took,
                age(latestSuccess, now),
                age(firstFailure, now),
                usage,
                restFor,
                outOfService,
                probe);
        forget();
        throttled = 0;
        restFor = null;
        outOfService = null;
        probe = null;
        return report;
    }

    private void failedSince(Instant began) {
        firstFailure = firstFailure == null || began.isBefore(firstFailure) ? began : firstFailure;
    }

    private static @Nullable Duration age(@Nullable Instant began, Instant now) {
        return began == null ? null : Elapsed.age(began, now);
    }
}
