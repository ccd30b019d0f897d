package dev.emailservice.model.settings;

import java.util.Locale;

/** What happens to an email after an attempt that may or may not have been sent. */
public enum OnUnknown {
    /** Offer it to the next provider: never lost, possibly twice. */
    RESEND_NOW,
    /** Wait for the provider's own word, and offer it again if none comes: never lost, twice only if that word is lost. */
    CONFIRM_FIRST,
    /** Keep it, visibly, in the ledger's state {@code unknown}: never twice, possibly not at all. */
    HOLD;

    /** What holds where neither the email nor its environment says otherwise. */
    public static final OnUnknown DEFAULT = CONFIRM_FIRST;

    /** The name in settings, in the API and in messages: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The policy written as {@code resend_now}, {@code confirm_first} or {@code hold}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static OnUnknown parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
