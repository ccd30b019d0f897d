package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.provider.AccountUsage;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Decides which provider gets an email now, and learns from what comes of it. Safe for use by many threads; never throws for
 * want of the fleet's store.
 *
 * <p>A batch is {@link #begin}, then for each of its emails {@link #next} and {@link #record} in turn, then {@link #end}.
 */
public interface Router {

    /**
     * A batch begins: exchanges knowledge with the fleet and reserves usage.
     *
     * @param recipients of all its emails together
     * @param largest the most recipients of one of them
     */
    void begin(int recipients, int largest);

    /**
     * Picks a provider for one email. Each {@link RoutingDecision.Use} reserves usage and a breaker's permission, and must be
     * followed by one {@link #record}.
     *
     * @param tried the providers this email has been offered to in this invocation
     */
    RoutingDecision next(Requirements email, Set<ProviderName> tried);

    /** Tells what came of a decision. Waits for the fleet's store where a failure may change the plan. */
    void record(RoutingDecision.Use attempt, AttemptOutcome outcome);

    /**
     * Waits with an email that found a limit reached, then asks the fleet for more usage, for all emails of this worker that wait
     * by then. Where one of them has asked meanwhile, this one goes by its answer.
     *
     * @param recipients of the email
     * @param wait how long; {@link RoutingDecision.NoCandidate#retryAfter} is when more can be had
     * @param pause waits that long, on the calling thread
     */
    void waitForUsage(int recipients, Duration wait, Consumer<Duration> pause);

    /** How long until an attempt under way becomes suspiciously slow, and {@link #check} is to be called; empty for never. */
    Optional<Duration> checkAfter();

    /** Tells the fleet of attempts under way that have become suspiciously slow: a hang is seen before its time-out. */
    void check();

    /** The provider this worker, alone in the fleet, is to probe now; asked for once, it must be followed by {@link #probed}. */
    Optional<ProviderName> takeProbe();

    /**
     * Until the next batch begins this worker sends no probe and asks no provider about our account: the fleet is to choose
     * others, and a probe that was not taken goes back to it with the next exchange.
     */
    void stopProbing();

    /** Tells what came of a probe. */
    void probed(ProviderName provider, AttemptOutcome outcome);

    /** A provider this worker is to ask about our account now; each is handed out once. */
    Optional<ProviderName> takeAccountToAsk();

    /** Tells what a provider said of our account. */
    void account(ProviderName provider, AccountUsage usage);

    /** The fleet's latest view of each provider; empty while it is not known. */
    List<ProviderStatus> status();

    /** The batch has ended: tells the fleet what was seen, and gives back what was reserved and not used. */
    void end();
}
