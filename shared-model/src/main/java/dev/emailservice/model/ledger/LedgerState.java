package dev.emailservice.model.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an email stands, as the ledger records it. */
public enum LedgerState {
    /** Accepted by the API and handed to the outbox queue. */
    QUEUED(false),
    /** A worker has claimed it and may be talking to a provider. */
    SENDING(false),
    /** A provider accepted it. */
    SENT(true),
    /** It may or may not have been sent: the provider's own word is waited for, or the policy forbids sending it again. */
    UNKNOWN(false),
    /** It will not be sent; the entry says why. */
    FAILED(true),
    /** It became stale before a provider had it, and will not be sent. */
    EXPIRED(true),
    /** Its sender took it back before any worker had claimed it; it will not be sent. */
    CANCELLED(true),
    /** Sent, and taken by the mail server of every recipient that is heard of. */
    DELIVERED(true),
    /** Sent, and refused for at least one recipient: by the mail server, or by the provider after it had accepted the email. */
    BOUNCED(true),
    /** Sent, and at least one recipient calls it spam. */
    COMPLAINED(true);

    private final boolean terminal;

    LedgerState(boolean terminal) {
        this.terminal = terminal;
    }

    /** Whether no worker sends the email from here on. An {@link #UNKNOWN} one may be sent again where its policy says so. */
    public boolean isTerminal() {
        return terminal;
    }

    /** The name in the store, in logs and in the API: lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state with this {@link #wireName()}.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static LedgerState fromWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
