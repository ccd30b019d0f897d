package dev.emailservice.providerevents;

import dev.emailservice.adapters.dynamodb.DynamoDbClients;
import dev.emailservice.adapters.dynamodb.DynamoDbEvents;
import dev.emailservice.adapters.emf.EmfEventMetrics;
import dev.emailservice.adapters.events.SendGridWebhook;
import dev.emailservice.delivery.events.EventRecorder;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.FirstUse;
import dev.emailservice.model.settings.Variables;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Makes what the function works with from its environment. */
final class Wiring {

    private Wiring() {}

    /** The parts, made with the first event; then a missing variable is thrown, named. */
    static Supplier<Parts> of(Variables variables, InstantSource clock) {
        return new FirstUse<>(() -> parts(variables, clock));
    }

    /** The metrics, which need nothing. */
    static EmfEventMetrics metrics(Variables variables, InstantSource clock, PrintStream out) {
        return new EmfEventMetrics(
                variables.optional(EnvironmentVariable.METRICS_NAMESPACE).orElse("email-service"), clock, out);
    }

    private static Parts parts(Variables variables, InstantSource clock) {
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
