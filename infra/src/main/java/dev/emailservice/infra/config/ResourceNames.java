package dev.emailservice.infra.config;

import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.model.settings.EnvironmentNames;

/**
 * The physical names of an environment's resources. They are fixed, so that runbooks and tools can name a resource
 * without asking CloudFormation first.
 *
 * @param environment the environment's name
 */
public record ResourceNames(String environment) {

    /** The name every other begins with, such as {@code email-service-dev}. */
    public String prefix() {
        return operated().prefix();
    }

    /** The name of a resource, such as {@code email-service-dev-ledger}. */
    public String of(String resource) {
        return prefix() + "-" + resource;
    }

    /** The name of a function, such as {@code email-service-dev-send-email}. */
    public String of(DeployedFunction function) {
        return of(function.functionName());
    }

    /** The outbox queue's name. */
    public String outboxQueue() {
        return operated().outboxQueue();
    }

    /** The name of the outbox queue of express emails. */
    public String expressQueue() {
        return operated().expressQueue();
    }

    /** The dead-letter queue's name. */
    public String deadLetterQueue() {
        return operated().deadLetterQueue();
    }

    /** The name of the ledger's table. */
    public String ledgerTable() {
        return operated().ledgerTable();
    }

    private EnvironmentNames operated() {
        return new EnvironmentNames(environment);
    }

    /** The name of the queue of SES' events. */
    public String sesEventQueue() {
        return of("ses-events");
    }

    /** The name of the dead-letter queue of SES' events. */
    public String sesEventDeadLetterQueue() {
        return of("ses-events-dead-letter");
    }

    /** The CloudWatch namespace of the functions' metrics. */
    public String metricsNamespace() {
        return "EmailService/" + environment;
    }
}
