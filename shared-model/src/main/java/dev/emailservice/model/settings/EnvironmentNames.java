package dev.emailservice.model.settings;

/**
 * The fixed names of what an environment keeps its emails in: the template gives them, and operators' commands find them by it.
 *
 * @param environment the environment's name, such as {@code dev}
 */
public record EnvironmentNames(String environment) {

    private static final String SERVICE = "email-service";

    /** The name every other begins with, such as {@code email-service-dev}. */
    public String prefix() {
        return SERVICE + "-" + environment;
    }

    /** The outbox queue's name. */
    public String outboxQueue() {
        return prefix() + "-outbox";
    }

    /** The name of the outbox queue of express emails. */
    public String expressQueue() {
        return prefix() + "-express";
    }

    /** The dead-letter queue's name. */
    public String deadLetterQueue() {
        return prefix() + "-dead-letter";
    }

    /** The name of the ledger's table. */
    public String ledgerTable() {
        return prefix() + "-ledger";
    }
}
