package dev.emailservice.delivery.health;

import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one worker saw of one provider since its last exchange.
 *
 * @param provider the provider
 * @param attempts attempts that say something of the provider's health
 * @param failures those of them that failed
 * @param totalLatency the time all those attempts took together
 * @param recipients recipients charged to its usage
 * @param openFor how long everybody shall leave it alone from now on, or null where this worker has no reason for that
 * @param closed whether this worker has just proven it well again, which ends everybody's leaving it alone
 */
public record ProviderReport(
        ProviderName provider,
        int attempts,
        int failures,
        Duration totalLatency,
        int recipients,
        @Nullable Duration openFor,
        boolean closed) {}
