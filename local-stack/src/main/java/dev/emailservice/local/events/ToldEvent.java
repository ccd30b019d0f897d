package dev.emailservice.local.events;

import dev.emailservice.local.doubles.Receipt;
import java.time.Instant;

/**
 * One event of an accepted email.
 *
 * @param receipt the email
 * @param kind what has become of it
 * @param at when
 */
record ToldEvent(Receipt receipt, Kind kind, Instant at) {

    /** What a double says of an email. */
    enum Kind {
        /** It has taken it. */
        ACCEPTED,
        /** A recipient's mail server has taken it. */
        DELIVERED
    }
}
