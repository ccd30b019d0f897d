package dev.emailservice.providerevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.adapters.events.WebhookResult;
import dev.emailservice.adapters.events.WebhookResult.Events;
import dev.emailservice.adapters.events.WebhookResult.Reason;
import dev.emailservice.adapters.events.WebhookResult.Refused;
import dev.emailservice.delivery.Deadline;
import dev.emailservice.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /events/sendgrid}: an API Gateway proxy event in, the answer out. SendGrid tells its events again for a day unless
 * it is answered 2xx, so 200 means that the ledger has them all.
 */
final class WebhookEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookEndpoint.class);

    private static final String PATH = "/events/sendgrid";

    private final Supplier<Parts> parts;

    WebhookEndpoint(Supplier<Parts> parts) {
        this.parts = parts;
    }

    /** The answer to a request. Never throws, and is never a 500: what is wrong with us is 503, and told again. */
    ObjectNode handle(JsonNode event, Deadline deadline) {
        try {
            return answer(status(event, deadline));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.atError().setCause(e).log("events of SendGrid not recorded");
            return answer(503);
        }
    }

    private int status(JsonNode event, Deadline deadline) {
        if (!PATH.equals(event.path("resource").asText())
                && !PATH.equals(event.path("path").asText())) {
            return 404;
        }
        if (!"POST".equals(event.path("httpMethod").asText())) {
            return 405;
        }
        Parts wired = parts.get();
        WebhookResult result = wired.webhook().read(headers(event), body(event));
        return switch (result) {
            case Events told -> wired.recorder().record(told.events(), deadline) ? 200 : 503;
            case Refused refused -> {
                LOG.atWarn()
                        .addKeyValue("reason", refused.reason().name().toLowerCase(Locale.ROOT))
                        .log("call of the webhook refused");
                yield status(refused.reason());
            }
        };
    }

    private static int status(Reason reason) {
        return switch (reason) {
            case SIGNATURE, TIMESTAMP -> 401;
            case TOO_LARGE -> 413;
            case NOT_EVENTS -> 400;
            case NO_KEY -> 503;
        };
    }

    private static Map<String, String> headers(JsonNode event) {
        Map<String, String> headers = new HashMap<>();
        event.path("multiValueHeaders")
                .forEachEntry((name, values) -> headers.put(name, values.path(0).asText()));
        event.path("headers").forEachEntry((name, value) -> headers.put(name, value.asText()));
        return headers;
    }

    /** The bytes that were signed: API Gateway hands on text as it came, in UTF-8. */
    private static byte[] body(JsonNode event) {
        String text = event.path("body").asText("");
        if (!event.path("isBase64Encoded").asBoolean()) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static ObjectNode answer(int status) {
        ObjectNode answer = Json.ASCII.createObjectNode();
        answer.put("statusCode", status);
        answer.putObject("headers").put("Content-Type", "application/json");
        answer.put("body", "{\"status\":" + status + "}");
        answer.put("isBase64Encoded", false);
        return answer;
    }
}
