package dev.emailservice.delivery;

import dev.emailservice.delivery.metrics.DeliveryMetrics;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Metrics for tests: only what a test asks about is counted. */
public final class NoMetrics implements DeliveryMetrics {

    private final AtomicInteger risked = new AtomicInteger();

    /** How often an email was sent that may have been sent before. */
    public int riskedDuplicates() {
        return risked.get();
    }

    @Override
    public void attempt(ProviderName provider, AttemptOutcome outcome, Duration took) {}

    @Override
    public void failover(ProviderName from) {}

    @Override
    public void delivery(String result) {}

    @Override
    public void riskedDuplicate() {
        risked.incrementAndGet();
    }

    @Override
    public void flush() {}
}
