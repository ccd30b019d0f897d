package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;
import java.util.Set;

/** Decides which provider gets an email now, and learns from what comes of it. Safe for use by many threads. */
public interface Router {

    /**
     * Picks a provider for one email. Each {@link RoutingDecision.Use} reserves usage and a breaker's permission, and must be
     * followed by one {@link #record}.
     *
     * @param recipients how many copies go out
     * @param tried the providers this email has been offered to in this invocation
     */
    RoutingDecision next(int recipients, Set<ProviderName> tried);

    /** Tells what came of a decision. Never throws, and never waits for the fleet's store unless a provider is to be left. */
    void record(ProviderName provider, AttemptOutcome outcome, Duration took, int recipients);

    /** Exchanges knowledge with the fleet: called before and after a batch. Never throws. */
    void exchange();
}
