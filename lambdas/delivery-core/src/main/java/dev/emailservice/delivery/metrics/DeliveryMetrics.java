package dev.emailservice.delivery.metrics;

import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.routing.ProviderStatus;
import java.time.Duration;

/** Counts what the operators' alarms and dashboard look at. Safe for use by many threads. Never throws. */
public interface DeliveryMetrics {

    /** One attempt ended. */
    void attempt(ProviderName provider, AttemptOutcome outcome, Duration took);

    /** One email went to the next provider after this one failed it. */
    void failover(ProviderName from);

    /** One delivery ended: {@code sent}, {@code retry}, {@code failed}, {@code unknown}, {@code expired} or {@code already_ended}. */
    void delivery(String result);

    /** An email was sent again although an earlier attempt may have been sent: it may arrive twice. */
    void riskedDuplicate();

    /** The fleet's view of one provider, as the latest plan has it; told once a batch. */
    void routing(ProviderStatus status);

    /** Writes out what was counted since the last flush. */
    void flush();
}
