package dev.emailservice.adapters.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.adapters.events.SesReading.Event;
import dev.emailservice.adapters.events.SesReading.Ignored;
import dev.emailservice.adapters.events.SesReading.Unreadable;
import dev.emailservice.adapters.ses.SesEmailId;
import dev.emailservice.delivery.events.ProviderEvent;
import dev.emailservice.delivery.events.ProviderEvent.Kind;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event of an SES configuration set, as EventBridge, SNS or SES itself puts it (SES Developer Guide, "Contents of event data
 * that Amazon SES publishes").
 */
public final class SesEvents {

    private static final ProviderName SES = new ProviderName("ses");

    /** How an event may be wrapped: by SNS around EventBridge around SES. */
    private static final int MAX_WRAPS = 3;

    private record Type(Kind kind, String field) {}

    private static final Map<String, Type> TYPES = Map.of(
            "Send", new Type(Kind.ACCEPTED, "send"),
            "Delivery", new Type(Kind.DELIVERED, "delivery"),
            "DeliveryDelay", new Type(Kind.DELAYED, "deliveryDelay"),
            "Bounce", new Type(Kind.BOUNCED, "bounce"),
            "Complaint", new Type(Kind.COMPLAINED, "complaint"),
            "Reject", new Type(Kind.REJECTED, "reject"));

    private SesEvents() {}

    /** Reads one message. Never throws. */
    public static SesReading read(String message) {
        JsonNode event = unwrap(EventJson.read(message));
        String name = event.path("eventType").asText();
        JsonNode mail = event.path("mail");
        if (name.isEmpty() || !mail.isObject()) {
            return new Unreadable();
        }
        Type type = TYPES.get(name);
        Optional<EmailId> emailId =
                EventJson.emailId(mail.path("tags").path(SesEmailId.TAG).path(0));
        if (type == null || emailId.isEmpty()) {
            return new Ignored();
        }
        JsonNode facts = event.path(type.field());
        // A send and a reject have no time of their own.
        JsonNode timestamp = facts.has("timestamp") ? facts.path("timestamp") : mail.path("timestamp");
        Instant at = instant(timestamp.asText());
        if (at == null) {
            return new Unreadable();
        }
        String eventId = EventJson.id(
                mail.path("messageId").asText(),
                name,
                timestamp.asText(),
                facts.path("feedbackId").asText());
        return new Event(new ProviderEvent(emailId.get(), SES, type.kind(), at, eventId, detail(type.kind(), facts)));
    }

    private static JsonNode unwrap(JsonNode message) {
        JsonNode inner = message;
        for (int i = 0; i < MAX_WRAPS && !inner.has("eventType"); i++) {
            if (inner.path("detail").isObject()) {
                inner = inner.path("detail");
            } else if (inner.path("Message").isTextual()) {
                inner = EventJson.read(inner.path("Message").textValue());
            }
        }
        return inner;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String detail(Kind kind, JsonNode facts) {
        return switch (kind) {
            case BOUNCED -> EventJson.codes(facts.path("bounceType"), facts.path("bounceSubType"));
            case DELAYED -> EventJson.codes(facts.path("delayType"));
            case COMPLAINED -> EventJson.codes(facts.path("complaintFeedbackType"), facts.path("complaintSubType"));
            case REJECTED -> EventJson.codes(facts.path("reason"));
            case ACCEPTED, DELIVERED -> null;
        };
    }
}
