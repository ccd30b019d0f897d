package dev.emailservice.delivery.events;

import dev.emailservice.delivery.events.ProviderEvent.Kind;
import java.time.Instant;
import java.util.Map;

/**
 * What a test may look at of the events kept with one email, whichever store keeps them.
 *
 * @param count how many were applied
 * @param last the time of the latest event of each kind
 */
public record KeptEvents(int count, Map<Kind, Instant> last) {}
