package dev.emailservice.sendemail;

import dev.emailservice.adapters.dynamodb.DynamoDbClients;
import dev.emailservice.adapters.dynamodb.DynamoDbLedger;
import dev.emailservice.adapters.sqs.SqsClients;
import dev.emailservice.adapters.sqs.SqsOutboxQueueSender;
import dev.emailservice.delivery.intake.EmailIntake;
import dev.emailservice.delivery.intake.SenderDomains;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.FirstUse;
import dev.emailservice.model.settings.Variables;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Builds the intake on the real ledger and queue, once. Region, credentials and endpoints come from the SDK's own settings.
 *
 * <p>Where that fails, the next call tries again.
 */
final class Wiring {

    private final Variables variables;
    private final FirstUse<EmailIntake> intake = new FirstUse<>(this::build);

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

    /** @throws IllegalStateException naming the environment variable that is not set */
    EmailIntake intake() {
        return intake.get();
    }

    private EmailIntake build() {
        String table = variables.required(EnvironmentVariable.LEDGER_TABLE);
        String queueUrl = variables.required(EnvironmentVariable.OUTBOX_QUEUE_URL);
        return new EmailIntake(
                new DynamoDbLedger(DynamoDbClients.builder().build(), table),
                new SqsOutboxQueueSender(SqsClients.builder().build(), queueUrl),
                InstantSource.system(),
                new SecureRandom());
    }
}
