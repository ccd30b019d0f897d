package dev.emailservice.model.settings;

import static dev.emailservice.model.settings.EnvironmentVariable.*;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * The functions, described once: the template deploys them from this, the local stack starts the same jars from it.
 *
 * <p>Timeouts and memory are defaults that an environment may override.
 */
public enum DeployedFunction {
    /** API Gateway's proxy event in; ledger and outbox queue written; 202 out. */
    SEND_EMAIL(
            "send-email",
            "dev.emailservice.sendemail.SendEmailHandler::handleRequest",
            Duration.ofSeconds(15),
            1024,
            EnumSet.of(LEDGER_TABLE, OUTBOX_QUEUE_URL, SENDER_DOMAINS, LOG_LEVEL)),
    /** API Gateway's proxy event in; what the ledger knows of emails out; one that nobody has begun to send cancelled. */
    EMAIL_STATUS(
            "email-status",
            "dev.emailservice.emailstatus.EmailStatusHandler::handleRequest",
            Duration.ofSeconds(15),
            1024,
            EnumSet.of(LEDGER_TABLE, OUTBOX_QUEUE_URL, LOG_LEVEL)),
    /** A batch of the outbox queue in; providers called; the failed messages of the batch out. */
    PROCESS_EMAIL_QUEUE(
            "process-email-queue",
            "dev.emailservice.processqueue.ProcessEmailQueueHandler::handleRequest",
            Duration.ofSeconds(30),
            1024,
            EnumSet.of(
                    LEDGER_TABLE,
                    OUTBOX_QUEUE_URL,
                    DEAD_LETTER_QUEUE_URL,
                    REDIS_URL,
                    REDIS_SECRET_ARN,
                    PROVIDERS,
                    SENDGRID_SECRET_ARN,
                    SENDGRID_BASE_URL,
                    SES_CONFIGURATION_SET,
                    ON_UNKNOWN,
                    CONFIRMATION_SECONDS,
                    RETRY_FIRST_MILLIS,
                    RETRY_LONGEST_MILLIS,
                    TEST_CLOCK_OFFSET_SECONDS,
                    PROBE_FROM,
                    PANIC_POLICY,
                    METRICS_NAMESPACE,
                    LOG_LEVEL)),
    /** SES' events from their queue, or a call of SendGrid's webhook in; the ledger's entries moved on. */
    PROVIDER_EVENTS(
            "provider-events",
            "dev.emailservice.providerevents.ProviderEventsHandler::handleRequest",
            Duration.ofSeconds(20),
            1024,
            EnumSet.of(LEDGER_TABLE, SENDGRID_WEBHOOK_SECRET_ARN, METRICS_NAMESPACE, LOG_LEVEL)),
    /** Run by a schedule: ledger entries that nobody works on any more ended, the open ones counted. */
    SWEEPER(
            "sweeper",
            "dev.emailservice.sweeper.SweeperHandler::handleRequest",
            Duration.ofSeconds(60),
            1024,
            EnumSet.of(LEDGER_TABLE, METRICS_NAMESPACE, LOG_LEVEL));

    private final String functionName;
    private final String handler;
    private final Duration timeout;
    private final int memoryMegabytes;

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf is immutable; the checker knows only Guava's
    private final Set<EnvironmentVariable> reads;

    DeployedFunction(
            String functionName,
            String handler,
            Duration timeout,
            int memoryMegabytes,
            Set<EnvironmentVariable> reads) {
        this.functionName = functionName;
        this.handler = handler;
        this.timeout = timeout;
        this.memoryMegabytes = memoryMegabytes;
        this.reads = Set.copyOf(reads);
    }

    /** The name, also of its module and of its jar. */
    public String functionName() {
        return functionName;
    }

    /** Lambda's handler string: class and method. */
    public String handler() {
        return handler;
    }

    /** The packaged jar, relative to the project's root. */
    public String jar() {
        return "lambdas/" + functionName + "/target/" + functionName + ".jar";
    }

    /** After this long an invocation is ended. */
    public Duration timeout() {
        return timeout;
    }

    /** Memory in MiB (and CPU with it). */
    public int memoryMegabytes() {
        return memoryMegabytes;
    }

    /** The variables its wiring reads. */
    public Set<EnvironmentVariable> reads() {
        return reads;
    }
}
