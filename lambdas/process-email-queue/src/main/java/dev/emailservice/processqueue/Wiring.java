package dev.emailservice.processqueue;

import dev.emailservice.adapters.dynamodb.DynamoDbClients;
import dev.emailservice.adapters.dynamodb.DynamoDbLedger;
import dev.emailservice.adapters.emf.EmfDeliveryMetrics;
import dev.emailservice.adapters.providers.ProviderContext;
import dev.emailservice.adapters.providers.Providers;
import dev.emailservice.adapters.sqs.SqsClients;
import dev.emailservice.adapters.sqs.SqsDeadLetterQueue;
import dev.emailservice.adapters.sqs.SqsMessageReturner;
import dev.emailservice.delivery.EmailService;
import dev.emailservice.delivery.Failover;
import dev.emailservice.delivery.UnknownPolicy;
import dev.emailservice.delivery.batch.BatchDelivery;
import dev.emailservice.delivery.batch.MessageDelivery;
import dev.emailservice.delivery.batch.Prober;
import dev.emailservice.delivery.batch.RetryBackoff;
import dev.emailservice.delivery.metrics.DeliveryMetrics;
import dev.emailservice.delivery.provider.EmailProvider;
import dev.emailservice.delivery.routing.FleetRouter;
import dev.emailservice.delivery.routing.PanicPolicy;
import dev.emailservice.delivery.routing.Router;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.FirstUse;
import dev.emailservice.model.settings.OnUnknown;
import dev.emailservice.model.settings.ProviderSettings;
import dev.emailservice.model.settings.Variables;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes the worker's parts from its environment, once, with the first batch. */
final class Wiring implements Supplier<BatchDelivery> {

    private final Variables variables;
    private final Secrets secrets;
    private final InstantSource clock;

    /** Draws anew after a snapshot is restored, unlike a seeded generator. */
    private final RandomGenerator random = new SecureRandom();

    private final FirstUse<BatchDelivery> made = new FirstUse<>(this::make);

    Wiring(Variables variables) {
        this.variables = variables;
        this.clock = WorkerClock.of(variables);
        this.secrets = new Secrets(clock);
    }

    /** What tells all parts the time. */
    InstantSource clock() {
        return clock;
    }

    /** @throws RuntimeException where a variable is missing or makes no sense, naming it */
    @Override
    public BatchDelivery get() {
        return made.get();
    }

    private BatchDelivery make() {
        List<ProviderSettings> settings = ProviderSettings.parseList(variables.required(EnvironmentVariable.PROVIDERS));
        List<EmailProvider> providers =
                Providers.create(settings, new ProviderContext(variables, secrets::apiKey, clock));
        PanicPolicy panic = variables
                .optional(EnvironmentVariable.PANIC_POLICY)
                .map(PanicPolicy::parse)
                .orElse(PanicPolicy.WAIT);
        Router router = new FleetRouter(
                settings, FleetStore.of(variables, secrets, settings, clock, random), panic, clock, random);
        DeliveryMetrics metrics = new EmfDeliveryMetrics(
                variables.optional(EnvironmentVariable.METRICS_NAMESPACE).orElse("email-service"), clock, System.out);
        UnknownPolicy onUnknown = new UnknownPolicy(
                variables
                        .optional(EnvironmentVariable.ON_UNKNOWN)
                        .map(OnUnknown::parse)
                        .orElse(OnUnknown.DEFAULT),
                variables
                        .optional(EnvironmentVariable.CONFIRMATION_SECONDS)
                        .map(Long::parseLong)
                        .map(Duration::ofSeconds)
                        .orElse(UnknownPolicy.CONFIRMATION));
        EmailService service = new EmailService(
                new DynamoDbLedger(
                        DynamoDbClients.builder().build(), variables.required(EnvironmentVariable.LEDGER_TABLE)),
                new Failover(providers, router, onUnknown, metrics, clock, Wiring::pause),
                onUnknown,
                clock,
                random);
        SqsClient sqs = SqsClients.builder().build();
        MessageDelivery messages = new MessageDelivery(
                service,
                new SqsDeadLetterQueue(sqs, variables.required(EnvironmentVariable.DEAD_LETTER_QUEUE_URL)),
                new SqsMessageReturner(
                        sqs,
                        List.of(
                                variables.required(EnvironmentVariable.OUTBOX_QUEUE_URL),
                                variables.required(EnvironmentVariable.EXPRESS_QUEUE_URL))),
                backoff(),
                metrics,
                clock);
        EmailAddress probeFrom = EmailAddress.of(variables.required(EnvironmentVariable.PROBE_FROM));
        return new BatchDelivery(messages, router, new Prober(providers, probeFrom, clock, random), metrics, clock);
    }

    private RetryBackoff backoff() {
        return new RetryBackoff(
                millis(EnvironmentVariable.RETRY_FIRST_MILLIS, RetryBackoff.FIRST),
                millis(EnvironmentVariable.RETRY_LONGEST_MILLIS, RetryBackoff.LONGEST),
                random);
    }

    private Duration millis(EnvironmentVariable variable, Duration absent) {
        try {
            return variables
                    .optional(variable)
                    .map(Long::parseLong)
                    .map(Duration::ofMillis)
                    .orElse(absent);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(variable + " must be a number of milliseconds", e);
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
