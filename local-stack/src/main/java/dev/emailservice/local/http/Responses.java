package dev.emailservice.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Ends exchanges. */
public final class Responses {

    /** The length that makes the JDK's server send no body at all. */
    private static final int NO_BODY = -1;

    private Responses() {}

    /**
     * Sends the answer and ends the exchange.
     *
     * @throws IOException if the client is gone
     */
    public static void send(HttpExchange exchange, int status, String contentType, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends the answer with the headers already set, and ends the exchange. A body is left out where HTTP allows none.
     *
     * @throws IOException if the client is gone
     */
    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            boolean bodyless = body.length == 0
                    || status == 204
                    || status == 304
                    || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, bodyless ? NO_BODY : body.length);
            if (!bodyless) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    /**
     * An RFC 9457 problem in the form the API answers them.
     *
     * @param detail one sentence for a person; must not contain quotes or backslashes
     */
    public static void problem(HttpExchange exchange, int status, String title, String detail) throws IOException {
        send(
                exchange,
                status,
                "application/problem+json",
                "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(title, status, detail));
    }
}
