package dev.emailservice.corpus.fuzz;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Changes the request around a body: bytes, encoding, headers, method, path. */
final class EventMutations {

    private static final List<String> TYPES = List.of(
            "application/json; charset=utf-8",
            "APPLICATION/JSON",
            " application/json ",
            "application/json;charset=\"UTF-8\"",
            "application/json;",
            "application/json; charset=utf-16",
            "text/plain",
            "",
            "application/json\r\nX: qzxcanary");

    private EventMutations() {}

    /** The request as a client sends it. */
    static APIGatewayProxyRequestEvent plain(String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        return new APIGatewayProxyRequestEvent()
                .withHttpMethod("POST")
                .withResource("/emails")
                .withPath("/emails")
                .withHeaders(headers)
                .withBody(body)
                .withIsBase64Encoded(false);
    }

    /** The body as bytes, some of them wrong. */
    static void bytes(APIGatewayProxyRequestEvent event, RandomGenerator random) {
        byte[] bytes = event.getBody().getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        byte[] part = random.nextInt(8) > 0 ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
        event.setBody(Base64.getEncoder().encodeToString(part));
        event.setIsBase64Encoded(true);
    }

    /** One change around the body. */
    static void around(APIGatewayProxyRequestEvent event, RandomGenerator random) {
        Map<String, String> headers = event.getHeaders();
        switch (random.nextInt(10)) {
            case 0 -> headers.put("Content-Type", TYPES.get(random.nextInt(TYPES.size())));
            case 1 -> headers.remove("Content-Type");
            case 2 -> event.setHeaders(null);
            case 3 -> {
                event.setHeaders(null);
                event.setMultiValueHeaders(Map.of("CONTENT-TYPE", List.of("application/json", "text/plain")));
            }
            case 4, 5 -> headers.put("idempotency-key", "qzxcanary-" + random.nextInt(1_000));
            case 6 ->
                headers.put("Idempotency-Key", NastyTokens.inString(random).repeat(random.nextInt(200)));
            case 7 -> event.setIsBase64Encoded(random.nextBoolean());
            case 8 -> event.setHttpMethod(random.nextBoolean() ? "PUT" : "post");
            default -> event.setResource(random.nextBoolean() ? "/{proxy+}" : "/emails/");
        }
    }
}
