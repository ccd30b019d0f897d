package dev.emailservice.delivery.health;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the fleet knows of one provider at one moment.
 *
 * @param meanLatency the decayed mean of its attempts' time, or null where nobody used it lately
 * @param attempts attempts within the health window
 * @param failures those of them that failed
 * @param usedThisSecond recipients charged in the current second
 * @param usedToday recipients charged in the last 24 hours
 * @param openFor how long it is still to be left alone; zero where it is not
 */
public record ProviderView(
        @Nullable Duration meanLatency,
        long attempts,
        long failures,
        long usedThisSecond,
        long usedToday,
        Duration openFor) {

    /** Of a provider nobody has used. */
    public static final ProviderView UNUSED = new ProviderView(null, 0, 0, 0, 0, Duration.ZERO);
}
