package dev.emailservice.infra.config;

import dev.emailservice.model.settings.DeployedFunction;

/**
 * The physical names of an environment's resources. They are fixed, so that runbooks and tools can name a resource
 * without asking CloudFormation first.
 *
 * @param environment the environment's name
 */
public record ResourceNames(String environment) {

    private static final String SERVICE = "email-service";

    /** The name every other begins with, such as {@code email-service-dev}. */
    public String prefix() {
        return SERVICE + "-" + environment;
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
        return of("outbox");
    }

    /** The dead-letter queue's name. */
    public String deadLetterQueue() {
        return of("dead-letter");
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
