package dev.emailservice.delivery.ledger;

import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;
import java.time.Instant;

/**
 * One attempt as the ledger keeps it.
 *
 * @param provider through whom
 * @param outcome what it ended in
 * @param at when it began
 * @param took how long it lasted
 * @param why why this provider got it, and the others did not
 */
public record AttemptRecord(ProviderName provider, AttemptOutcome outcome, Instant at, Duration took, String why) {}
