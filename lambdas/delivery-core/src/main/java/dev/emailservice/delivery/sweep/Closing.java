package dev.emailservice.delivery.sweep;

import java.util.Locale;

/** What came of trying to end one open entry. */
public enum Closing {
    /** It became stale before a provider had it, and has ended as expired. */
    EXPIRED,
    /** No queue can hold its message any more, and it has ended as failed. */
    LOST,
    /** The same as either, but it may have been sent: it is unknown, and nobody sends it again. */
    HELD,
    /** The entry as it is now gives no cause: a worker has it, or it has ended or changed since it was read. */
    UNTOUCHED;

    /** The name in logs: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
