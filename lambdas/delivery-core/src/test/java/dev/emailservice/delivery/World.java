package dev.emailservice.delivery;

import dev.emailservice.delivery.fleet.ScriptedStore;
import dev.emailservice.delivery.ledger.InMemoryLedger;
import dev.emailservice.delivery.ledger.LedgerEntry;
import dev.emailservice.delivery.routing.FleetRouter;
import dev.emailservice.delivery.routing.PanicPolicy;
import dev.emailservice.delivery.routing.Router;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.settings.OnUnknown;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One worker with two scripted providers, an in-memory ledger and a fleet store that does not answer unless it is told to, under
 * one manual clock.
 */
public final class World {

    public final ManualClock clock = new ManualClock();
    public final InMemoryLedger ledger = new InMemoryLedger();
    public final ScriptedStore store = new ScriptedStore();
    public final ScriptedProvider ses = new ScriptedProvider("ses", clock);
    public final ScriptedProvider sendgrid = new ScriptedProvider("sendgrid", clock);
    public final NoMetrics metrics = new NoMetrics();
    public final Random random = new Random(7);
    public final Router router;
    public final EmailService service;

    public World() {
        this(OnUnknown.RESEND_NOW);
    }

    public World(OnUnknown onUnknown) {
        this(onUnknown, List.of(ProviderSettings.of("ses"), ProviderSettings.of("sendgrid")));
    }

    public World(OnUnknown onUnknown, List<ProviderSettings> settings) {
        router = new FleetRouter(settings, store, PanicPolicy.WAIT, clock, random);
        Failover failover = new Failover(
                List.of(ses, sendgrid), router, UnknownPolicy.of(onUnknown), metrics, clock, clock::advance);
        service = new EmailService(ledger, failover, UnknownPolicy.of(onUnknown), clock, random);
    }

    /** A new job, accepted: the ledger knows it. */
    public EmailJob accepted() {
        EmailJob job = job();
        ledger.open(job);
        return job;
    }

    /** A new job the ledger has never heard of. */
    public EmailJob job() {
        EmailAddress from = EmailAddress.of("app@example.com");
        List<EmailAddress> to = List.of(EmailAddress.of("ada@example.org"));
        EmailRequest email = new EmailRequest(
                from, to, List.of(), List.of(), List.of(), "Hello", null, "Hi", Map.of(), List.of(), List.of());
        return new EmailJob(EmailId.random(random), clock.instant(), email);
    }

    /** Delivers a job with a whole invocation's time before it. */
    public DeliveryResult deliver(EmailJob job) {
        return service.deliver(job, deadline());
    }

    /** Thirty seconds from now. */
    public Deadline deadline() {
        return new Deadline(clock.instant().plus(Duration.ofSeconds(30)));
    }

    /** What the ledger says of the job. */
    public LedgerEntry entry(EmailJob job) {
        return ledger.entry(job.id()).orElseThrow();
    }

    /** How often either provider was called. */
    public int attempts() {
        return ses.offered().size() + sendgrid.offered().size();
    }
}
