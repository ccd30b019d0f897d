package dev.emailservice.delivery.provider;

import org.jspecify.annotations.Nullable;

/**
 * What a provider itself says of our account: its limits, and how much of them is used, by whomever.
 *
 * @param perSecond the most recipients a second, or null where it sets no limit
 * @param perDay the most recipients in 24 hours, or null where it sets no limit
 * @param usedToday recipients used in the last 24 hours
 */
public record AccountUsage(
        @Nullable Double perSecond, @Nullable Long perDay, long usedToday) {}
