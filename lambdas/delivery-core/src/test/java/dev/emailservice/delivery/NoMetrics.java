package dev.emailservice.delivery;

import dev.emailservice.delivery.metrics.DeliveryMetrics;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.routing.ProviderStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Metrics for tests: only what a test asks about is counted. */
public final class NoMetrics implements DeliveryMetrics {

    private final AtomicInteger risked = new AtomicInteger();
    private final List<ProviderStatus> statuses = new CopyOnWriteArrayList<>();

    /** How often an email was sent that may have been sent before. */
    public int riskedDuplicates() {
        return risked.get();
    }

    /** The fleet's views that were written. */
    public List<ProviderStatus> statuses() {
        return statuses;
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
    public void routing(ProviderStatus status) {
        statuses.add(status);
    }

    @Override
    public void flush() {}
}
