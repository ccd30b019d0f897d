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
import dev.emailservice.delivery.routing.Elapsed;
import dev.emailservice.delivery.routing.Requirements;
import dev.emailservice.delivery.routing.Router;
import dev.emailservice.delivery.routing.RoutingDecision.NoCandidate;
import dev.emailservice.delivery.routing.RoutingDecision.Reason;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import dev.emailservice.model.job.EmailJob;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers one claimed email to one provider after the other, until one takes it or none is left. */
public final class Failover {

    private static final String TOO_NEAR = "deadline_too_near";
    private static final Logger LOG = LoggerFactory.getLogger(Failover.class);

    private final Map<ProviderName, EmailProvider> providers;
    private final Router router;
    private final UnknownPolicy onUnknown;
    private final DeliveryMetrics metrics;
    private final InstantSource clock;
    private final Consumer<Duration> pause;

    /** @param pause waits that long, on the calling thread */
    public Failover(
            Collection<? extends EmailProvider> providers,
            Router router,
            UnknownPolicy onUnknown,
            DeliveryMetrics metrics,
            InstantSource clock,
            Consumer<Duration> pause) {
        this.providers =
                providers.stream().collect(Collectors.toUnmodifiableMap(EmailProvider::name, Function.identity()));
        this.router = router;
        this.onUnknown = onUnknown;
        this.metrics = metrics;
        this.clock = clock;
        this.pause = pause;
    }

    /** Ends with exactly one write to the ledger. No attempt begins that could outlast the deadline. */
    DeliveryResult run(EmailJob job, AttemptLog log, Deadline deadline) {
        Requirements requirements = requirements(job);
        LimitWait wait = new LimitWait(router, requirements.recipients(), deadline, clock, pause);
        while (true) {
            DeliveryResult stale = log.ifStale(job.options(), clock.instant());
            if (stale != null) {
                return stale;
            }
            if (!deadline.allows(AttemptBudget.LONGEST_ATTEMPT, clock.instant())) {
                return log.retry(Duration.ZERO, TOO_NEAR);
            }
            switch (router.next(requirements, log.tried())) {
                case NoCandidate none -> {
                    if (!wait.once(none)) {
                        return nowhere(job, none, log);
                    }
                }
                case Use use -> {
                    DeliveryResult end = use(job, use, log, deadline);
                    if (end != null) {
                        return end;
                    }
                }
            }
        }
    }

    /** The end of the delivery, or null where the next provider is to be tried. */
    private @Nullable DeliveryResult use(EmailJob job, Use use, AttemptLog log, Deadline deadline) {
        // Whatever escapes below, the router must hear of each Use: a breaker's only permission would stay taken for
        // ever.
        @Nullable AttemptOutcome untold = new LocalFault("abandoned");
        try {
            // The record first: whoever finds it without an outcome knows that the email may have been sent.
            if (!log.begin(use.provider(), clock.instant())) {
                return log.lost();
            }
            if (!deadline.allows(AttemptBudget.LONGEST_ATTEMPT, clock.instant())) {
                // The record took long, or the process slept: another worker may have the email by now.
                return log.retry(Duration.ZERO, TOO_NEAR);
            }
            DeliveryResult stale = log.ifStale(job.options(), clock.instant());
            if (stale != null) {
                return stale;
            }
            AttemptRecord attempt = attempt(job, use, log);
            AttemptOutcome outcome = attempt.outcome();
            untold = outcome;
            if (outcome instanceof Accepted accepted) {
                // The record first: whatever comes between it and the accept may be where the worker dies.
                DeliveryResult sent = log.sent(use.provider(), accepted.messageId());
                untold = null;
                learn(job, use, attempt, log);
                return sent;
            }
            untold = null;
            learn(job, use, attempt, log);
            if (outcome instanceof MessageFault fault && fault.scope() == MessageFault.Scope.EVERY_PROVIDER) {
                return log.failed(fault.reason());
            }
            return outcome instanceof Unknown ? afterUnknown(job, log) : null;
        } finally {
            if (untold != null) {
                router.record(use, untold);
            }
        }
    }

    /** What the email asks of its provider. */
    private Requirements requirements(EmailJob job) {
        Set<ProviderName> incapable = providers.values().stream()
                .filter(provider -> !provider.canCarry(job))
                .map(EmailProvider::name)
                .collect(Collectors.toUnmodifiableSet());
        String pin = job.options().provider();
        return new Requirements(
                job.email().recipientCount(),
                job.email().from().domain().toLowerCase(Locale.ROOT),
                null,
                pin == null ? null : new ProviderName(pin),
                incapable);
    }

    private DeliveryResult nowhere(EmailJob job, NoCandidate none, AttemptLog log) {
        LOG.atWarn()
                .addKeyValue("emailId", job.id())
                .addKeyValue("reason", none.reason().code())
                .addKeyValue("why", none.explanation())
                .log("no provider for an email");
        String blame = log.blamedOnMessage();
        return blame != null && none.reason() == Reason.NO_PROVIDER_LEFT
                ? log.failed(blame)
                : log.retry(none.retryAfter(), none.reason().code());
    }

    private @Nullable DeliveryResult afterUnknown(EmailJob job, AttemptLog log) {
        UnknownPolicy policy = onUnknown.of(job);
        return switch (policy.action()) {
            case RESEND_NOW -> null;
            case CONFIRM_FIRST -> log.park(policy.confirmation(), clock.instant());
            case HOLD -> log.hold();
        };
    }

    private AttemptRecord attempt(EmailJob job, Use use, AttemptLog log) {
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
        AttemptOutcome outcome = send(job, use.provider());
        Duration took = Elapsed.attempt(use.began(), clock.instant());
        AttemptRecord attempt = new AttemptRecord(
                use.provider(), outcome, use.began(), took, use.explanation().toString());
        log.add(attempt);
        return attempt;
    }

    private void learn(EmailJob job, Use use, AttemptRecord attempt, AttemptLog log) {
        router.record(use, attempt.outcome());
        metrics.attempt(attempt.provider(), attempt.outcome(), attempt.took());
        AttemptLines.write(job.id(), attempt, log.tried().size() > 1);
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
