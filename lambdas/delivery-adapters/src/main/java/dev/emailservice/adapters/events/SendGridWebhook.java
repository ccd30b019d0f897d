package dev.emailservice.adapters.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.adapters.events.WebhookResult.Events;
import dev.emailservice.adapters.events.WebhookResult.Reason;
import dev.emailservice.adapters.events.WebhookResult.Refused;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** SendGrid's signed Event Webhook: believes nothing before the signature fits. Never throws. Safe for use by many threads. */
public final class SendGridWebhook {

    /** Carries the signature. */
    public static final String SIGNATURE_HEADER = "X-Twilio-Email-Event-Webhook-Signature";

    /** Carries the time of the signature, in epoch seconds. */
    public static final String TIMESTAMP_HEADER = "X-Twilio-Email-Event-Webhook-Timestamp";

    /** How far the time of a signature may be from ours. SendGrid signs each try anew. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    /** More than twice the 768 KB at which SendGrid closes a batch (SendGrid, "Event Webhook"). */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private final VerificationKey key;
    private final InstantSource clock;

    /**
     * A reader of the webhook's calls.
     *
     * @param key the public key of the account's webhook
     * @param clock what the time of a signature is held against
     */
    public SendGridWebhook(VerificationKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * What the call holds.
     *
     * @param headers the request's, their names in any case
     * @param body its bytes as they came
     */
    public WebhookResult read(Map<String, String> headers, byte[] body) {
        if (body.length > MAX_BYTES) {
            return new Refused(Reason.TOO_LARGE);
        }
        String signature = header(headers, SIGNATURE_HEADER);
        String timestamp = header(headers, TIMESTAMP_HEADER);
        if (signature.isEmpty() || !SECONDS.matcher(timestamp).matches()) {
            return new Refused(Reason.SIGNATURE);
        }
        Instant now = clock.instant();
        Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        if (apart.compareTo(WINDOW) > 0) {
            return new Refused(Reason.TIMESTAMP);
        }
        Optional<Reason> refusal = verify(signature, timestamp, body);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        JsonNode list = EventJson.read(body);
        return list.isArray() ? new Events(SendGridEvents.of(list, now)) : new Refused(Reason.NOT_EVENTS);
    }

    /** With the key that is known; where it does not fit, once more with the one that may have replaced it. */
    private Optional<Reason> verify(String signature, String timestamp, byte[] body) {
        Optional<PublicKey> known = key.current().flatMap(WebhookSignature::key);
        if (known.isPresent() && WebhookSignature.fits(known.get(), signature, timestamp, body)) {
            return Optional.empty();
        }
        key.refresh();
        Optional<PublicKey> fresh = key.current().flatMap(WebhookSignature::key);
        if (fresh.isEmpty()) {
            return Optional.of(Reason.NO_KEY);
        }
        boolean fits = !fresh.equals(known) && WebhookSignature.fits(fresh.get(), signature, timestamp, body);
        return fits ? Optional.empty() : Optional.of(Reason.SIGNATURE);
    }

    private static String header(Map<String, String> headers, String name) {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (name.equalsIgnoreCase(header.getKey()) && header.getValue() != null) {
                return header.getValue().strip();
            }
        }
        return "";
    }
}
