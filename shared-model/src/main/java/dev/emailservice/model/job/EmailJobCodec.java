package dev.emailservice.model.job;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.job.DecodedJob.Malformed;
import dev.emailservice.model.job.DecodedJob.Reason;
import dev.emailservice.model.job.DecodedJob.Valid;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.json.Sha256;
import dev.emailservice.model.settings.OnUnknown;
import dev.emailservice.model.settings.Priority;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * The form of an {@link EmailJob} on the queue: ASCII-escaped JSON with a schema version and a hash of the payload.
 *
 * <p>SQS silently replaces characters outside XML 1.0 (Amazon SQS API Reference, SendMessage), hence the escapes; the hash
 * proves that what is delivered is what was accepted.
 */
public final class EmailJobCodec {

    /** The newest version this class reads. It is written only where the job needs it, so that older workers can read the rest. */
    public static final int SCHEMA_VERSION = 3;

    /** Without options: a worker that knows only this one would ignore them, and send what is stale. */
    private static final int WITHOUT_OPTIONS = 1;

    /** Through any provider: a worker that knows only this one would send it through another than was asked for. */
    private static final int ANY_PROVIDER = 2;

    private EmailJobCodec() {}

    /** The queue message of a job: ASCII only. */
    public static String encode(EmailJob job) {
        try {
            String payload = Json.ASCII.writeValueAsString(job.email());
            ObjectNode envelope = Json.ASCII.createObjectNode();
            Instant expiresAt = job.options().expiresAt();
            OnUnknown onUnknown = job.options().onUnknown();
            String provider = job.options().provider();
            envelope.put("schema", schema(job.options()));
            envelope.put("id", job.id().value());
            envelope.put("acceptedAt", job.acceptedAt().toString());
            if (expiresAt != null) {
                envelope.put("expiresAt", expiresAt.toString());
            }
            if (onUnknown != null) {
                envelope.put("onUnknown", onUnknown.wireName());
            }
            if (job.options().priority() != Priority.STANDARD) {
                envelope.put("priority", job.options().priority().wireName());
            }
            if (provider != null) {
                envelope.put("provider", provider);
            }
            envelope.put("sha256", Sha256.hex(payload));
            envelope.putRawValue("email", new RawValue(payload));
            return Json.ASCII.writeValueAsString(envelope);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int schema(SendOptions options) {
        if (options.provider() != null) {
            return SCHEMA_VERSION;
        }
        return options.expiresAt() == null && options.onUnknown() == null ? WITHOUT_OPTIONS : ANY_PROVIDER;
    }

    /** The job in a queue message. Never throws: whatever is not a job comes back as {@link Malformed}. */
    public static DecodedJob decode(String message) {
        try {
            JsonNode envelope = Json.ASCII.readTree(message);
            if (!envelope.path("schema").isInt() || envelope.path("schema").intValue() < 1) {
                return new Malformed(Reason.UNREADABLE);
            }
            if (envelope.path("schema").intValue() > SCHEMA_VERSION) {
                return new Malformed(Reason.UNKNOWN_SCHEMA);
            }
            JsonNode payload = envelope.path("email");
            if (!payload.isObject()) {
                return new Malformed(Reason.UNREADABLE);
            }
            EmailRequest email = Json.ASCII.treeToValue(payload, EmailRequest.class);
            // Of what was received, not of what this version would write: mail may wait while a field is added.
            if (!Sha256.hex(Json.ASCII.writeValueAsString(payload))
                    .equals(envelope.path("sha256").textValue())) {
                return new Malformed(Reason.HASH_MISMATCH);
            }
            EmailId id = new EmailId(envelope.required("id").textValue());
            Instant acceptedAt = Instant.parse(envelope.required("acceptedAt").textValue());
            return new Valid(new EmailJob(id, acceptedAt, email, options(envelope)));
        } catch (JsonProcessingException | RuntimeException e) {
            return new Malformed(Reason.UNREADABLE);
        }
    }

    /** The options, of which a message of an earlier version holds none. */
    private static SendOptions options(JsonNode envelope) {
        boolean expires = envelope.has("expiresAt");
        boolean chosen = envelope.has("onUnknown");
        return new SendOptions(
                expires ? Instant.parse(envelope.path("expiresAt").textValue()) : null,
                chosen ? OnUnknown.parse(envelope.path("onUnknown").textValue()) : null,
                envelope.has("priority")
                        ? Priority.parse(envelope.path("priority").textValue())
                        : Priority.STANDARD,
                envelope.has("provider")
                        ? requireNonNull(envelope.path("provider").textValue(), "a name")
                        : null);
    }
}
