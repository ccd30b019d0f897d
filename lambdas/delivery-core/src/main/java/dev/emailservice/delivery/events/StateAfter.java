package dev.emailservice.delivery.events;

import dev.emailservice.delivery.events.ProviderEvent.Kind;
import dev.emailservice.model.ledger.LedgerState;

/**
 * Which state follows which event. An email never goes back: sent, delivered, bounced, complained, in this order. So the order
 * in which events come does not matter, and an email to several recipients shows the worst that is known of any of them.
 *
 * <p>Any of them proves that a provider had the email, whatever we thought of it: a queued, claimed, unknown, failed or expired one is
 * then not sent again: even that it is delayed, which only one who has it can say.
 */
public final class StateAfter {

    private StateAfter() {}

    /** Where an email stands after an event. */
    public static LedgerState of(LedgerState before, Kind kind) {
        LedgerState told = switch (kind) {
            case ACCEPTED, DELAYED -> LedgerState.SENT;
            case DELIVERED -> LedgerState.DELIVERED;
            case BOUNCED, REJECTED -> LedgerState.BOUNCED;
            case COMPLAINED -> LedgerState.COMPLAINED;
        };
        return rank(told) > rank(before) ? told : before;
    }

    private static int rank(LedgerState state) {
        return switch (state) {
            case QUEUED, SENDING, UNKNOWN, FAILED, EXPIRED, CANCELLED -> 0;
            case SENT -> 1;
            case DELIVERED -> 2;
            case BOUNCED -> 3;
            case COMPLAINED -> 4;
        };
    }
}
