package dev.emailservice.delivery;

import dev.emailservice.delivery.ledger.AttemptRecord;
import dev.emailservice.delivery.metrics.DeliveryMetrics;
import dev.emailservice.delivery.provider.AttemptBudget;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.LocalFault;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.provider.EmailProvider;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.routing.Router;
import dev.emailservice.delivery.routing.RoutingDecision.NoCandidate;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.settings.OnUnknown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers one claimed email to one provider after the other, until one takes it or none is left. */
public final class Failover {

    private static final Logger LOG = LoggerFactory.getLogger(Failover.class);

    private final Map<ProviderName, EmailProvider> providers;
    private final Router router;
    private final OnUnknown onUnknown;
    private final DeliveryMetrics metrics;
    private final InstantSource clock;

    public Failover(
            Collection<? extends EmailProvider> providers,
            Router router,
            OnUnknown onUnknown,
            DeliveryMetrics metrics,
            InstantSource clock) {
        this.providers =
                providers.stream().collect(Collectors.toUnmodifiableMap(EmailProvider::name, Function.identity()));
        this.router = router;
        this.onUnknown = onUnknown;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Ends with exactly one write to the ledger. No attempt begins that could outlast the deadline. */
    DeliveryResult run(EmailJob job, AttemptLog log, Deadline deadline) {
        while (true) {
            if (!deadline.allows(AttemptBudget.LONGEST_ATTEMPT, clock.instant())) {
                return log.retry(Duration.ZERO, "deadline_too_near");
            }
            switch (router.next(job.email().recipientCount(), log.tried())) {
                case NoCandidate none -> {
                    String blame = log.blamedOnMessage();
                    return blame != null && none.allTried()
                            ? log.failed(blame)
                            : log.retry(none.retryAfter(), none.reason());
                }
                case Use use -> {
                    AttemptRecord attempt = attempt(job, use.provider(), log);
                    AttemptOutcome outcome = attempt.outcome();
                    if (outcome instanceof Accepted accepted) {
                        // The record first: whatever comes between it and the accept may be where the worker dies.
                        DeliveryResult sent = log.sent(use.provider(), accepted.messageId());
                        learn(job, attempt);
                        return sent;
                    }
                    learn(job, attempt);
                    if (outcome instanceof MessageFault fault && fault.scope() == MessageFault.Scope.EVERY_PROVIDER) {
                        return log.failed(fault.reason());
                    }
                    if (outcome instanceof Unknown && onUnknown == OnUnknown.HOLD) {
                        return log.hold();
                    }
                }
            }
        }
    }

    private AttemptRecord attempt(EmailJob job, ProviderName name, AttemptLog log) {
        ProviderName before = log.lastProvider();
        if (before != null) {
            metrics.failover(before);
        }
        if (log.mayHaveBeenSent()) {
            metrics.riskedDuplicate();
            LOG.atWarn()
                    .addKeyValue("emailId", job.id())
                    .log("sending again after an unknown outcome: may arrive twice");
        }
        Instant began = clock.instant();
        AttemptOutcome outcome = send(job, name);
        Duration took = Duration.between(began, clock.instant());
        AttemptRecord attempt = new AttemptRecord(name, outcome, began, took);
        log.add(attempt);
        return attempt;
    }

    private void learn(EmailJob job, AttemptRecord attempt) {
        ProviderName name = attempt.provider();
        AttemptOutcome outcome = attempt.outcome();
        router.record(name, outcome, attempt.took(), job.email().recipientCount());
        metrics.attempt(name, outcome, attempt.took());
        if (!(outcome instanceof Accepted)) {
            LOG.atWarn()
                    .addKeyValue("emailId", job.id())
                    .addKeyValue("provider", name)
                    .addKeyValue("outcome", outcome.code())
                    .addKeyValue("detail", outcome.detail())
                    .addKeyValue("millis", attempt.took().toMillis())
                    .log("attempt did not end in an accept");
        }
    }

    /** A provider port that throws has a bug of ours: the provider is not to blame, and the email goes to the next one. */
    private AttemptOutcome send(EmailJob job, ProviderName name) {
        EmailProvider provider = providers.get(name);
        if (provider == null) {
            return new LocalFault("no_such_provider");
        }
        try {
            return provider.send(job);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.atError()
                    .addKeyValue("emailId", job.id())
                    .addKeyValue("provider", name)
                    .setCause(e)
                    .log("bug in a provider's adapter");
            return new LocalFault("bug_" + e.getClass().getSimpleName());
        }
    }
}
