package dev.emailservice.model.settings;

/**
 * Every environment variable the functions read, by its own name. The template sets them, the wiring reads them, and
 * nothing else does.
 *
 * <p>The AWS clients also obey the SDK's own {@code AWS_ENDPOINT_URL_*}.
 */
public enum EnvironmentVariable {
    /** The ledger's table name. */
    LEDGER_TABLE,
    /** For how many seconds the authorizer uses an API key's record without reading it again: see {@link KeyCache}. Absent: 60. */
    API_KEY_CACHE_SECONDS,
    /** The domains a From address may have, separated by commas. Absent: any. */
    SENDER_DOMAINS,
    /** The outbox queue's URL. */
    OUTBOX_QUEUE_URL,
    /** The URL of the outbox queue of express emails. */
    EXPRESS_QUEUE_URL,
    /** The dead-letter queue's URL. */
    DEAD_LETTER_QUEUE_URL,
    /** Where Redis is: {@code redis://host:port} or {@code rediss://host:port}. Absent: every worker routes by what it sees itself. */
    REDIS_URL,
    /** ARN of the secret with Redis' {@code {"username","password"}}. Absent: no authentication. */
    REDIS_SECRET_ARN,
    /** JSON list of {@link ProviderSettings}. */
    PROVIDERS,
    /** ARN of the secret with SendGrid's API key, as a bare string. */
    SENDGRID_SECRET_ARN,
    /**
     * ARN of the secret with the public key that SendGrid's Event Webhook is verified with, as a bare string. Absent: none of its
     * calls is believed.
     */
    SENDGRID_WEBHOOK_SECRET_ARN,
    /** SendGrid's base URL, such as {@code https://api.eu.sendgrid.com}. Absent: its global host. */
    SENDGRID_BASE_URL,
    /** The SES configuration set every email is sent with. Absent: none. */
    SES_CONFIGURATION_SET,
    /** What happens to an email whose attempt may or may not have been sent: see {@link OnUnknown}. Absent: {@code confirm_first}. */
    ON_UNKNOWN,
    /** How many seconds {@code confirm_first} waits for the provider's own word. Absent: 300. */
    CONFIRMATION_SECONDS,
    /** The delay before the second try of a message, in milliseconds; it doubles from try to try. Absent: 2000. */
    RETRY_FIRST_MILLIS,
    /** The longest delay between two tries of a message, in milliseconds. Absent: 1500000, which is 25 minutes. */
    RETRY_LONGEST_MILLIS,
    /** For tests, and refused unless the ledger is on loopback: by how much this worker's clock is wrong. Absent: not at all. */
    TEST_CLOCK_OFFSET_SECONDS,
    /** Our own address, which every provider may send from: probes of a provider go from it, and reach nobody. */
    PROBE_FROM,
    /** What happens while no provider is in order: {@code wait} or {@code try_anyway}. Absent: {@code wait}. */
    PANIC_POLICY,
    /** The CloudWatch namespace of the metrics. */
    METRICS_NAMESPACE,
    /** The level of our own log lines: DEBUG, INFO, WARN or ERROR. Absent: INFO. */
    LOG_LEVEL
}
