package dev.emailservice.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What API Gateway takes out of a request. */
final class HttpRequest {

    /** What a request's body may hold, in bytes (Amazon API Gateway Developer Guide, quotas for REST APIs). */
    static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

    private static final int MAX_DRAINED_BYTES = 256 * 1024 * 1024;

    private HttpRequest() {}

    /**
     * The body; empty if it is too long.
     *
     * @throws IOException if the client is gone
     */
    static Optional<byte[]> body(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
        if (body.length <= MAX_BODY_BYTES) {
            return Optional.of(body);
        }
        // A client that is still writing would not see the answer.
        byte[] buffer = new byte[64 * 1024];
        for (int drained = 0, n; drained < MAX_DRAINED_BYTES && (n = in.read(buffer)) >= 0; drained += n) {}
        return Optional.empty();
    }

    /**
     * The headers with those that API Gateway adds, as {@code Idempotency-Key}: the server has lost the case in which they
     * came, and this is how clients mostly write them.
     */
    static Map<String, List<String>> headers(HttpExchange exchange) {
        var headers = new TreeMap<String, List<String>>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(capitalized(name), List.copyOf(values)));
        headers.put("X-Forwarded-For", List.of(sourceIp(exchange)));
        headers.put(
                "X-Forwarded-Port",
                List.of(Integer.toString(exchange.getLocalAddress().getPort())));
        headers.put("X-Forwarded-Proto", List.of("http"));
        return headers;
    }

    /** The query's parameters, decoded, in their order. */
    static Map<String, List<String>> query(HttpExchange exchange) {
        var parameters = new LinkedHashMap<String, List<String>>();
        String query = exchange.getRequestURI().getRawQuery();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
        return parameters;
    }

    static String sourceIp(HttpExchange exchange) {
        return exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String capitalized(String name) {
        var result = new StringBuilder(name.toLowerCase(Locale.ROOT));
        for (int i = 0; i < result.length(); i++) {
            if (i == 0 || result.charAt(i - 1) == '-') {
                result.setCharAt(i, Character.toUpperCase(result.charAt(i)));
            }
        }
        return result.toString();
    }
}
