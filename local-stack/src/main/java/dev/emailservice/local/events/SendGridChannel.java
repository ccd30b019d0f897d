package dev.emailservice.local.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.local.doubles.Receipts;
import dev.emailservice.local.doubles.SendGridDouble;
import dev.emailservice.model.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/** SendGrid's Event Webhook, signed (SendGrid, "Event Webhook Reference"): a list of events in each call. */
public final class SendGridChannel implements EventChannel {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI endpoint;
    private final WebhookKey key;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private SendGridChannel(URI endpoint, WebhookKey key, InstantSource clock) {
        this.endpoint = endpoint;
        this.key = key;
        this.clock = clock;
    }

    /** An emitter that posts SendGrid's events there. */
    public static EventEmitter emitter(URI endpoint, WebhookKey key, InstantSource clock, Receipts receipts) {
        return EventEmitter.start(SendGridDouble.NAME, new SendGridChannel(endpoint, key, clock), receipts);
    }

    @Override
    public boolean tell(List<ToldEvent> events) throws InterruptedException {
        ArrayNode list = Json.ASCII.createArrayNode();
        events.forEach(event -> list.add(json(event)));
        byte[] body = (list + "\r\n").getBytes(StandardCharsets.UTF_8);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("X-Twilio-Email-Event-Webhook-Signature", key.sign(timestamp, body))
                .header("X-Twilio-Email-Event-Webhook-Timestamp", timestamp)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static ObjectNode json(ToldEvent event) {
        String kind = name(event.kind());
        String messageId = event.receipt().messageId();
        ObjectNode json = Json.ASCII.createObjectNode();
        json.put("email", String.join(",", event.receipt().recipients()));
        json.put("timestamp", event.at().getEpochSecond());
        json.put("event", kind);
        json.put(
                "sg_event_id",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString((kind + "-" + messageId).getBytes(StandardCharsets.UTF_8)));
        json.put("sg_message_id", messageId + ".local");
        if (event.receipt().emailId() != null) {
            json.put("email_id", event.receipt().emailId());
        }
        switch (event.kind()) {
            case BOUNCED -> {
                json.put("type", "bounce").put("status", "5.1.1");
                // The real one quotes the recipient's address here.
                json.put(
                        "reason",
                        "550 5.1.1 no such user: " + json.path("email").asText());
            }
            case DELAYED ->
                json.put(
                        "response",
                        "452 4.2.2 mailbox full: " + json.path("email").asText());
            case ACCEPTED, DELIVERED, COMPLAINED -> {}
        }
        return json;
    }

    private static String name(ToldEvent.Kind kind) {
        return switch (kind) {
            case ACCEPTED -> "processed";
            case DELAYED -> "deferred";
            case DELIVERED -> "delivered";
            case BOUNCED -> "bounce";
            case COMPLAINED -> "spamreport";
        };
    }
}
