package dev.emailservice.delivery.batch;

import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.LocalFault;
import dev.emailservice.delivery.provider.EmailProvider;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.routing.Router;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks providers what emails don't tell: whether one that was left works again, and what it says of our account. */
public final class Prober {

    private static final Logger LOG = LoggerFactory.getLogger(Prober.class);

    private final Map<ProviderName, EmailProvider> providers;

    private final EmailAddress from;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param from our own address, which each provider may send from; probes go from it to itself
     * @param random names the probes
     */
    public Prober(
            Collection<? extends EmailProvider> providers,
            EmailAddress from,
            InstantSource clock,
            RandomGenerator random) {
        this.from = from;
        this.clock = clock;
        this.random = random;
        this.providers =
                providers.stream().collect(Collectors.toUnmodifiableMap(EmailProvider::name, Function.identity()));
    }

    /** Sends one probe and tells the router what came of it. Never throws. */
    void probe(ProviderName name, Router router) {
        AttemptOutcome outcome = outcome(name);
        LOG.atInfo()
                .addKeyValue("provider", name)
                .addKeyValue("outcome", outcome.code())
                .addKeyValue("detail", outcome.detail())
                .log("probed a provider that was left");
        router.probed(name, outcome);
    }

    /** Asks a provider about our account and tells the router. Never throws. */
    void askAccount(ProviderName name, Router router) {
        EmailProvider provider = providers.get(name);
        if (provider == null) {
            return;
        }
        try {
            provider.account().ifPresent(usage -> router.account(name, usage));
        } catch (RuntimeException | LinkageError e) {
            LOG.atError().addKeyValue("provider", name).setCause(e).log("bug in a provider's adapter");
        }
    }

    private AttemptOutcome outcome(ProviderName name) {
        EmailProvider provider = providers.get(name);
        if (provider == null) {
            return new LocalFault("no_such_provider");
        }
        try {
            return provider.probe(mail());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.atError().addKeyValue("provider", name).setCause(e).log("bug in a provider's adapter");
            return new LocalFault("bug_" + e.getClass().getSimpleName());
        }
    }

    private EmailJob mail() {
        EmailRequest email = new EmailRequest(
                from,
                List.of(from),
                List.of(),
                List.of(),
                List.of(),
                "Probe",
                null,
                "Sent to find out whether a provider works again.",
                Map.of(),
                List.of(),
                List.of());
        return new EmailJob(EmailId.random(random), clock.instant(), email);
    }
}
