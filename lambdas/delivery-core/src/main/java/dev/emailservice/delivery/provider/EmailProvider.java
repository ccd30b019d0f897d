package dev.emailservice.delivery.provider;

import dev.emailservice.model.job.EmailJob;

/** One way out for an email. */
public interface EmailProvider {

    /** The name it goes by. */
    ProviderName name();

    /**
     * Makes exactly one attempt: one request on the wire, no retries, bounded by {@link AttemptBudget#LONGEST_ATTEMPT}.
     * Whatever the provider answers is an outcome; an exception is a bug of ours.
     */
    AttemptOutcome send(EmailJob job);
}
