package dev.emailservice.sendemail;

import dev.emailservice.adapters.dynamodb.DynamoDbClients;
import dev.emailservice.adapters.dynamodb.DynamoDbLedger;
import dev.emailservice.adapters.dynamodb.DynamoDbOnceLedger;
import dev.emailservice.adapters.sqs.SqsClients;
import dev.emailservice.adapters.sqs.SqsOutboxQueueSender;
import dev.emailservice.delivery.intake.EmailIntake;
import dev.emailservice.delivery.intake.IdempotentIntake;
import dev.emailservice.delivery.intake.SenderDomains;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.FirstUse;
import dev.emailservice.model.settings.ProviderSettings;
import dev.emailservice.model.settings.Variables;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Builds the intake on the real ledger and queue, once. Region, credentials and endpoints come from the SDK's own settings.
 *
 * <p>Where that fails, the next call tries again.
 */
final class Wiring {

    private final Variables variables;
    private final FirstUse<IdempotentIntake> intake = new FirstUse<>(this::build);

    Wiring(Variables variables) {
        this.variables = variables;
    }

    /** Whose emails this environment takes. */
    static SenderDomains senders(Variables variables) {
        return variables
                .optional(EnvironmentVariable.SENDER_DOMAINS)
                .map(SenderDomains::parse)
                .orElse(SenderDomains.ANY);
    }

    /** The names of the providers that an email may ask for: those this environment sends through. */
    static Set<String> providers(Variables variables) {
        return variables
                .optional(EnvironmentVariable.PROVIDERS)
                .map(ProviderSettings::parseList)
                .orElse(List.of())
                .stream()
                .filter(ProviderSettings::isEnabled)
                .map(ProviderSettings::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws IllegalStateException naming the environment variable that is not set */
    IdempotentIntake intake() {
        return intake.get();
    }

    private IdempotentIntake build() {
        String table = variables.required(EnvironmentVariable.LEDGER_TABLE);
        String standardUrl = variables.required(EnvironmentVariable.OUTBOX_QUEUE_URL);
        String expressUrl = variables.required(EnvironmentVariable.EXPRESS_QUEUE_URL);
        DynamoDbClient dynamoDb = DynamoDbClients.builder().build();
        InstantSource clock = InstantSource.system();
        SecureRandom random = new SecureRandom();
        EmailIntake intake = new EmailIntake(
                new DynamoDbLedger(dynamoDb, table),
                new SqsOutboxQueueSender(SqsClients.builder().build(), standardUrl, expressUrl),
                clock,
                random);
        return new IdempotentIntake(intake, new DynamoDbOnceLedger(dynamoDb, table), clock, random);
    }
}
