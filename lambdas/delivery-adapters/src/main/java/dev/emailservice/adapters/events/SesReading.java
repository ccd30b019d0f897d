package dev.emailservice.adapters.events;

import dev.emailservice.delivery.events.ProviderEvent;

/** What a message about SES holds. */
public sealed interface SesReading {

    /** An event about an email of ours. */
    record Event(ProviderEvent event) implements SesReading {}

    /** An event nobody needs: an open or a click, or one about an email that is not ours. */
    record Ignored() implements SesReading {}

    /** No event. */
    record Unreadable() implements SesReading {}
}
