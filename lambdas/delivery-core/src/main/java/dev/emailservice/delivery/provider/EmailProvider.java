package dev.emailservice.delivery.provider;

import dev.emailservice.model.job.EmailJob;
import java.util.Optional;

/** One way out for an email. */
public interface EmailProvider {

    /** The name it goes by. */
    ProviderName name();

    /**
     * Makes exactly one attempt: one request on the wire, no retries, bounded by {@link AttemptBudget#LONGEST_ATTEMPT}.
     * Whatever the provider answers is an outcome; an exception is a bug of ours.
     */
    AttemptOutcome send(EmailJob job);

    /** Whether it can carry this email at all, for what it is: its size, its attachments. */
    default boolean canCarry(EmailJob job) {
        return true;
    }

    /**
     * Finds out whether it works, without risking anybody's email: sends the probe the way {@link #send} would, but so that it
     * reaches no person.
     *
     * @param probe an email from our own address to itself
     */
    AttemptOutcome probe(EmailJob probe);

    /**
     * What it says of our account, in one request bounded as {@link #send} is; empty where it can't be asked or does not answer.
     */
    default Optional<AccountUsage> account() {
        return Optional.empty();
    }
}
