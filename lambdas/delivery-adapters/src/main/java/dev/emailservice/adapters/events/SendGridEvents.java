package dev.emailservice.adapters.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.adapters.sendgrid.SendGridEmailId;
import dev.emailservice.delivery.events.ProviderEvent;
import dev.emailservice.delivery.events.ProviderEvent.Kind;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The list that SendGrid's Event Webhook posts (SendGrid, "Event Webhook Reference"). */
final class SendGridEvents {

    private static final ProviderName SENDGRID = new ProviderName("sendgrid");

    private static final Map<String, Kind> KINDS = Map.of(
            "processed", Kind.ACCEPTED,
            "deferred", Kind.DELAYED,
            "delivered", Kind.DELIVERED,
            "bounce", Kind.BOUNCED,
            "dropped", Kind.REJECTED,
            "spamreport", Kind.COMPLAINED);

    /** SendGrid's own ids, at most 100 characters, URL-safe. */
    private static final Pattern EVENT_ID = Pattern.compile("[A-Za-z0-9_=+./-]{1,100}");

    /** The last second of the year 9999: beyond it a time is a mistake. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private SendGridEvents() {}

    /**
     * The events about emails of ours, in their order. Others are left out: opens and clicks, other senders' emails, and what is
     * no event.
     *
     * @param now the time of an event that names none
     */
    static List<ProviderEvent> of(JsonNode list, Instant now) {
        List<ProviderEvent> events = new ArrayList<>();
        for (JsonNode json : list) {
            Kind kind = KINDS.get(json.path("event").asText());
            Optional<EmailId> emailId = EventJson.emailId(json.path(SendGridEmailId.ARGUMENT));
            if (kind != null && emailId.isPresent()) {
                events.add(new ProviderEvent(
                        emailId.get(), SENDGRID, kind, at(json, now), eventId(json), detail(kind, json)));
            }
        }
        return events;
    }

    private static Instant at(JsonNode json, Instant now) {
        JsonNode seconds = json.path("timestamp");
        boolean sound = seconds.isIntegralNumber()
                && seconds.canConvertToLong()
                && seconds.longValue() >= 0
                && seconds.longValue() <= LAST_SECOND;
        return sound ? Instant.ofEpochSecond(seconds.longValue()) : now;
    }

    private static String eventId(JsonNode json) {
        String id = json.path("sg_event_id").asText();
        return EVENT_ID.matcher(id).matches() ? id : EventJson.id(json.toString());
    }

    /** Reasons in free words quote the recipient's mail server, and that the address; those of a drop are SendGrid's own. */
    private static @Nullable String detail(Kind kind, JsonNode json) {
        return switch (kind) {
            case BOUNCED -> EventJson.codes(json.path("type"), json.path("status"));
            case REJECTED -> EventJson.codes(json.path("reason"));
            case ACCEPTED, DELAYED, DELIVERED, COMPLAINED -> null;
        };
    }
}
