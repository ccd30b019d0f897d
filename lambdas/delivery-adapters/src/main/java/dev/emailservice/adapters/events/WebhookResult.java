package dev.emailservice.adapters.events;

import dev.emailservice.delivery.events.ProviderEvent;
import java.util.List;

/** What a call of a webhook holds. */
public sealed interface WebhookResult {

    /** It is SendGrid's. */
    record Events(List<ProviderEvent> events) implements WebhookResult {
        public Events {
            events = List.copyOf(events);
        }
    }

    /** Nothing of it may be believed, or there is nothing in it. */
    record Refused(Reason reason) implements WebhookResult {}

    /** Why a call is refused. */
    enum Reason {
        /** The verification key can't be had now, or is no key. */
        NO_KEY,
        /** There is no signature, it is malformed, or it is of another key or body. */
        SIGNATURE,
        /** It was signed too long ago, or is to be signed only later: perhaps a call that somebody repeats. */
        TIMESTAMP,
        /** The body is larger than any SendGrid sends. */
        TOO_LARGE,
        /** The body is no JSON list. */
        NOT_EVENTS
    }
}
