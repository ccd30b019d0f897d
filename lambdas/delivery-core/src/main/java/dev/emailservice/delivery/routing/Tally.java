package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.health.HealthSignal;
import dev.emailservice.delivery.health.ProviderReport;
import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What this worker saw of one provider since its last report. Guarded by its owner. */
final class Tally {

    private int attempts;
    private int failures;
    private Duration totalLatency = Duration.ZERO;
    private int recipients;
    private @Nullable Duration openFor;
    private boolean closed;

    void add(HealthSignal signal, Duration took, int charged) {
        recipients += charged;
        if (signal == HealthSignal.SUCCESS || signal == HealthSignal.FAILURE) {
            attempts++;
            totalLatency = totalLatency.plus(took);
            failures += signal == HealthSignal.FAILURE ? 1 : 0;
        }
    }

    void opened(Duration duration) {
        openFor = duration;
        closed = false;
    }

    void closed() {
        openFor = null;
        closed = true;
    }

    /** The report, and a fresh start; null where there is nothing to tell. */
    @Nullable
    ProviderReport drain(ProviderName provider) {
        if (attempts == 0 && recipients == 0 && openFor == null && !closed) {
            return null;
        }
        ProviderReport report =
                new ProviderReport(provider, attempts, failures, totalLatency, recipients, openFor, closed);
        attempts = 0;
        failures = 0;
        totalLatency = Duration.ZERO;
        recipients = 0;
        openFor = null;
        closed = false;
        return report;
    }
}
