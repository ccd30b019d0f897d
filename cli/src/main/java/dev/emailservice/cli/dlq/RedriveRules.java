package dev.emailservice.cli.dlq;

import dev.emailservice.delivery.ledger.DeadEntry;
import dev.emailservice.delivery.ledger.DeadLetterLedger;
import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.sweep.OpenEntries;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.settings.OnUnknown;
import dev.emailservice.model.settings.OutboxQueue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Which emails may go back. A message that goes back is the only copy of its email: one that a worker would end unsent stays, unless
 * that is wanted.
 */
final class RedriveRules {

    private final Consent consent;
    private final Optional<OnUnknown> environment;
    private final InstantSource clock;

    /**
     * The rules of one run.
     *
     * @param environment what its workers do with an email that may have been sent; empty where nothing says so
     */
    RedriveRules(Consent consent, Optional<OnUnknown> environment, InstantSource clock) {
        this.consent = consent;
        this.environment = environment;
        this.clock = clock;
    }

    /** What becomes of the email of a message whose entry stands like this. */
    Outcome of(EmailJob job, DeadEntry entry) {
        return switch (entry.state()) {
            case FAILED, UNKNOWN, QUEUED, SENDING -> ofUnsent(job, entry);
            case SENT, DELIVERED, BOUNCED, COMPLAINED ->
                Outcome.leave("it was sent (" + entry.state().wireName() + "); discard it");
            default -> Outcome.leave("it has ended as " + entry.state().wireName() + "; discard it");
        };
    }

    private Outcome ofUnsent(EmailJob job, DeadEntry entry) {
        Instant now = clock.instant();
        if (Ledger.NOT_QUEUED.equals(entry.reason())) {
            return Outcome.leave("its sender was told that it was not accepted; discard it");
        }
        if (DeadLetterLedger.DISCARDED.equals(entry.reason())) {
            return Outcome.leave("another copy was discarded; discard it");
        }
        if (entry.isBeingConfirmed(now)) {
            // No flag skips it: what the provider says by then decides better than anybody.
            return Outcome.leave("its confirmation is waited for until " + entry.confirmUntil());
        }
        if (job.options().isExpired(now) && !consent.wouldEnd()) {
            return Outcome.leave(
                    "stale since " + job.options().expiresAt() + ", so no worker would send it; " + Consent.WOULD_END);
        }
        if (OpenEntries.LOST_FROM_QUEUE.equals(entry.reason()) && !consent.lost()) {
            return Outcome.leave("it was taken for lost, and its first message may still turn up; " + Consent.LOST);
        }
        if (entry.mayBeSent()) {
            if (job.options().onUnknown() == null && environment.isEmpty()) {
                return Outcome.leave("it may have been sent, and the queue has no tag " + OutboxQueue.ON_UNKNOWN_TAG
                        + " that says whether its environment holds it then; deploy the environment, or set the tag");
            }
            Optional<String> held = holder(job);
            if (held.isPresent() && !consent.wouldEnd()) {
                return Outcome.leave("it may have been sent, and " + held.get() + "; " + Consent.WOULD_END);
            }
            if (!consent.mayBeSent()) {
                return Outcome.leave("it may have been sent; " + Consent.MAY_BE_SENT);
            }
        }
        return new Outcome(true, entry.canBeReopened() ? "reopened and sent back" : "sent back");
    }

    /** Who would have it held once it may have been sent, or might; empty where nobody. */
    private Optional<String> holder(EmailJob job) {
        OnUnknown own = job.options().onUnknown();
        if (own != null) {
            return own == OnUnknown.HOLD ? Optional.of("its sender asked to hold it then") : Optional.empty();
        }
        return environment.filter(OnUnknown.HOLD::equals).map(_ -> "this environment holds it then");
    }
}
