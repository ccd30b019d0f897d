package dev.emailservice.delivery.routing;

import java.util.Locale;

/** Why a candidate does not get an email. */
public enum Rejection {
    /** The settings or an operator have taken it out of service. */
    DISABLED,
    /** The email is pinned to another provider. */
    NOT_PINNED,
    /** The sender's domain is not verified there. */
    SENDER_DOMAIN,
    /** It sends from another region than the email allows. */
    REGION,
    /** It can't carry this email. */
    INCAPABLE,
    /** This email has been offered to it in this invocation. */
    TRIED,
    /** The fleet's breaker is open, or an operator holds it open. */
    OPEN,
    /** It asked to be left alone for a while, or its quota is used up. */
    RESTING,
    /** This worker's own breaker is open. */
    OPEN_HERE,
    /** No usage is left for this worker now. */
    LIMIT,
    /** Without the fleet's plan no provider gets more than its part of a batch. */
    CROWDED,
    /** It could have been used, and another was preferred: by the shares, or as the cheaper one. */
    NOT_DRAWN;

    /** Whether it could carry the email at another time. */
    boolean isPassing() {
        return compareTo(TRIED) >= 0;
    }

    /** Whether a breaker says so. */
    boolean isOpen() {
        return this == OPEN || this == OPEN_HERE;
    }

    /** The name in logs and the ledger. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
