package dev.emailservice.local.events;

import dev.emailservice.local.doubles.EventBehaviour.Fate;
import dev.emailservice.local.doubles.Receipt;
import java.time.Instant;
import java.util.List;

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
        /** A recipient's mail server puts it off. */
        DELAYED,
        /** A recipient's mail server has taken it. */
        DELIVERED,
        /** A recipient's mail server refuses it for good. */
        BOUNCED,
        /** A recipient calls it spam. */
        COMPLAINED;

        /** What is told of an email with this fate, in the order in which it happens. */
        static List<Kind> of(Fate fate) {
            return switch (fate) {
                case DELIVERED -> List.of(ACCEPTED, DELIVERED);
                case DELAYED -> List.of(ACCEPTED, DELAYED, DELIVERED);
                case BOUNCED -> List.of(ACCEPTED, BOUNCED);
                case COMPLAINED -> List.of(ACCEPTED, DELIVERED, COMPLAINED);
            };
        }
    }
}
