package dev.emailservice.providerevents;

import dev.emailservice.adapters.dynamodb.DynamoDbClients;
import dev.emailservice.adapters.dynamodb.DynamoDbEvents;
import dev.emailservice.adapters.events.SendGridWebhook;
import dev.emailservice.delivery.events.EventRecorder;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.Variables;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the function's parts from its environment, once, with the first event. Where that fails, the next call tries again. */
final class Wiring implements Supplier<Parts> {

    private final Variables variables;
    private final InstantSource clock;

    /** Guarded by "this". */
    private @Nullable Parts made;

    Wiring(Variables variables, InstantSource clock) {
        this.variables = variables;
        this.clock = clock;
    }

    /** @throws RuntimeException where a variable is missing or makes no sense, naming it */
    @Override
    public synchronized Parts get() {
        Parts present = made;
        if (present == null) {
            present = make();
            made = present;
        }
        return present;
    }

    private Parts make() {
        DynamoDbEvents store = new DynamoDbEvents(
                DynamoDbClients.builder().build(), variables.required(EnvironmentVariable.LEDGER_TABLE));
        return new Parts(
                new EventRecorder(store, clock),
                new SendGridWebhook(
                        SecretVerificationKey.of(
                                variables.optional(EnvironmentVariable.SENDGRID_WEBHOOK_SECRET_ARN), clock),
                        clock));
    }
}
