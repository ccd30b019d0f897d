package dev.emailservice.local.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.emailservice.local.http.LoopbackServer;
import dev.emailservice.local.http.Responses;
import dev.emailservice.model.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A double of Secrets Manager that knows {@code GetSecretValue}, in AWS JSON 1.1 (AWS Secrets Manager API Reference,
 * "GetSecretValue"), for secrets that are texts.
 */
public final class SecretsDouble implements AutoCloseable {

    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final String GET = "secretsmanager.GetSecretValue";

    private final LoopbackServer server;
    private final InstantSource clock;
    private final Map<String, Version> secrets = new ConcurrentHashMap<>();

    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean down;

    private record Version(String id, String value, Instant created) {}

    private SecretsDouble(LoopbackServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * Starts it at a free port.
     *
     * @param clock gives the secrets' creation dates
     * @throws IOException if there is none
     */
    public static SecretsDouble start(InstantSource clock) throws IOException {
        return start(LoopbackServer.bind(LoopbackServer.ANY_PORT), clock);
    }

    /** Starts it at the server's port. */
    public static SecretsDouble start(LoopbackServer server, InstantSource clock) {
        var secrets = new SecretsDouble(server, clock);
        server.start(secrets::handle);
        return secrets;
    }

    /** What {@code AWS_ENDPOINT_URL_SECRETS_MANAGER} is to be. */
    public URI endpoint() {
        return server.uri();
    }

    /** From now on the secret has this value, in a version of its own. */
    public void put(String arn, String value) {
        secrets.put(arn, new Version(UUID.randomUUID().toString(), value, clock.instant()));
    }

    /** The values of all secrets, for a search where they must not be. */
    public List<String> values() {
        return secrets.values().stream().map(Version::value).toList();
    }

    /** From now on it answers that it is out of service, or as usual again; {@link #refusals} count from here. */
    public void down(boolean isDown) {
        down = isDown;
        refusals.set(0);
    }

    /** How often it answered that it is out of service since it was last told to be, or not to be. */
    public int refusals() {
        return refusals.get();
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (down) {
            refusals.incrementAndGet();
            Responses.send(exchange, 500, CONTENT_TYPE, "{\"__type\":\"InternalServiceError\"}");
            return;
        }
        if (!GET.equals(target)) {
            error(exchange, "InvalidAction", "This double answers GetSecretValue only.");
            return;
        }
        String arn = secretId(body);
        Version version = secrets.get(arn);
        if (version == null) {
            error(exchange, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
            return;
        }
        ObjectNode answer = Json.ASCII.createObjectNode();
        answer.put("ARN", arn);
        answer.put("Name", arn.substring(arn.lastIndexOf(':') + 1));
        answer.put("VersionId", version.id());
        answer.put("SecretString", version.value());
        answer.putArray("VersionStages").add("AWSCURRENT");
        answer.put("CreatedDate", version.created().getEpochSecond());
        Responses.send(exchange, 200, CONTENT_TYPE, answer.toString());
    }

    private static String secretId(String body) {
        try {
            JsonNode request = Json.ASCII.readTree(body);
            return request.path("SecretId").asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static void error(HttpExchange exchange, String type, String message) throws IOException {
        ObjectNode answer = Json.ASCII.createObjectNode();
        answer.put("__type", type);
        answer.put("message", message);
        Responses.send(exchange, 400, CONTENT_TYPE, answer.toString());
    }
}
