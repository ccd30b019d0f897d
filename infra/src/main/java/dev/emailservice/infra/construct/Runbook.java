package dev.emailservice.infra.construct;

/** The runbooks, one for each alarm: a page each in {@code docs/runbooks}. */
public enum Runbook {
    /** The service gave up on an email. */
    DEAD_LETTER_QUEUE_NOT_EMPTY("dead-letter-queue-not-empty", "Emails were given up on and wait for a person"),
    /** Something SES said of an email could not be recorded. */
    SES_EVENTS_DEAD_LETTER_QUEUE_NOT_EMPTY(
            "ses-events-dead-letter-queue-not-empty", "Events of SES could not be recorded and wait for a person"),
    /** Accepted emails wait longer than they should. */
    OUTBOX_QUEUE_OLD("outbox-queue-old", "The oldest accepted email has waited too long"),
    /** An accepted email has not ended for too long, or nobody has looked. */
    LEDGER_ENTRIES_OPEN_TOO_LONG(
            "ledger-entries-open-too-long", "An accepted email has neither ended nor failed for too long"),
    /** Sweeps do not see all of the open entries. */
    SWEEP_INCOMPLETE("sweep-incomplete", "Sweeps of the ledger do not see every open entry"),
    /** Emails may or may not have been sent, and nothing decides it any more. */
    UNKNOWN_OUTCOMES_HELD(
            "unknown-outcomes-held", "Emails may or may not have been sent, and wait for a person to decide"),
    /** The worker failed as a whole. */
    WORKER_ERRORS("worker-errors", "processEmailQueue ended with an error or ran out of time"),
    /** The function behind the API failed as a whole. */
    SEND_EMAIL_ERRORS("send-email-errors", "sendEmail ended with an error or ran out of time"),
    /** The function that tells what became of emails failed as a whole. */
    EMAIL_STATUS_ERRORS("email-status-errors", "emailStatus ended with an error or ran out of time"),
    /** The function that hears the providers failed as a whole. */
    PROVIDER_EVENTS_ERRORS("provider-events-errors", "provider-events ended with an error or ran out of time"),
    /** What the providers say of emails does not reach the ledger. */
    PROVIDER_EVENTS_NOT_APPLIED(
            "provider-events-not-applied", "What the providers say of emails has not been recorded for a while"),
    /** Clients are answered 5xx. */
    API_SERVER_ERRORS("api-server-errors", "Clients are being answered with 5xx");

    private final String slug;
    private final String meaning;

    Runbook(String slug, String meaning) {
        this.slug = slug;
        this.meaning = meaning;
    }

    /** Its name in file and alarm names. */
    public String slug() {
        return slug;
    }

    /** Its page, relative to the project's root. */
    public String page() {
        return "docs/runbooks/" + slug + ".md";
    }

    /** What its alarm means, in one sentence without a full stop. */
    public String meaning() {
        return meaning;
    }
}
