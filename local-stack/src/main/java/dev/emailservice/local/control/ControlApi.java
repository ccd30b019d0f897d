package dev.emailservice.local.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.emailservice.local.doubles.Behaviour;
import dev.emailservice.local.doubles.Behaviour.Parsed;
import dev.emailservice.local.doubles.EventBehaviour;
import dev.emailservice.local.doubles.ProviderDouble;
import dev.emailservice.local.http.Responses;
import dev.emailservice.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The local stack's own interface: what runs, what was accepted, and how the doubles are to behave.
 *
 * <p>{@code GET /_local/status}, {@code GET /_local/emails}, {@code PUT /_local/providers/{name}}, and {@code GET /_local}, which names
 * these.
 */
public final class ControlApi implements HttpHandler {

    private static final String JSON = "application/json";
    private static final String INDEX = """
            GET /_local/status
            GET /_local/emails
            PUT /_local/providers/{ses|sendgrid} {"mode":"%s"}
              and beside the mode, each of which may be left out:
              "status":503      the HTTP status of error, 400 to 599
              "latencyMs":%d  how late an answer comes; that of slow unless told otherwise, else 0
              "perSecond":%d    requests a second above which throttle answers 429
              "fraction":1      the share of the requests it holds for, above 0; the others are answered as in ok
              "for":"30s"       how long, in ms, s, m or h; left out: until told otherwise
              "events":"off"    whether accepted emails' events are told afterwards: on or off
              "eventDelayMs":%d  how long afterwards
              "eventRepeat":1   how often each is told again, up to 10
              "eventOrder":"reversed"   the last event comes first
            """.formatted(
            Arrays.stream(Behaviour.Mode.values()).map(Behaviour.Mode::json).collect(Collectors.joining("|")),
            Behaviour.DEFAULT_SLOW_LATENCY.toMillis(),
            Behaviour.DEFAULT_PER_SECOND,
            EventBehaviour.USUAL.delay().toMillis());
    private static final String PROVIDERS = "/_local/providers/";

    private final ControlledStack stack;

    /** The interface of this stack. */
    public ControlApi(ControlledStack stack) {
        this.stack = stack;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/_local", "/_local/" -> {
                if (isAllowed(exchange, "GET")) {
                    Responses.send(exchange, 200, "text/plain; charset=utf-8", INDEX);
                }
            }
            case "/_local/status" -> {
                if (isAllowed(exchange, "GET")) {
                    Responses.send(exchange, 200, JSON, StatusJson.status(stack).toString());
                }
            }
            case "/_local/emails" -> {
                if (isAllowed(exchange, "GET")) {
                    Responses.send(
                            exchange,
                            200,
                            JSON,
                            StatusJson.emails(stack.receipts()).toString());
                }
            }
            default -> {
                if (!path.startsWith(PROVIDERS)) {
                    error(exchange, 404, "there is no " + path + "; GET /_local lists what there is");
                } else if (isAllowed(exchange, "PUT")) {
                    change(exchange, path.substring(PROVIDERS.length()), new String(body, StandardCharsets.UTF_8));
                }
            }
        }
    }

    private void change(HttpExchange exchange, String name, String json) throws IOException {
        Optional<ProviderDouble> builtIn = stack.builtIn(name);
        if (builtIn.isEmpty()) {
            boolean known = stack.providers().containsKey(name);
            error(
                    exchange,
                    known ? 400 : 404,
                    known
                            ? "provider " + name + " is an external endpoint, which can't be told how to behave"
                            : "there is no provider " + name + "; there are "
                                    + String.join(", ", stack.providers().keySet()));
            return;
        }
        switch (Behaviour.parse(json)) {
            case Parsed.Valid valid -> {
                builtIn.get().behave(valid.behaviour());
                Responses.send(
                        exchange, 200, JSON, StatusJson.provider(builtIn.get()).toString());
            }
            case Parsed.Invalid invalid -> error(exchange, 400, invalid.message());
        }
    }

    private static boolean isAllowed(HttpExchange exchange, String method) throws IOException {
        if (exchange.getRequestMethod().equals(method)) {
            return true;
        }
        exchange.getResponseHeaders().set("Allow", method);
        error(exchange, 405, "this path takes " + method);
        return false;
    }

    private static void error(HttpExchange exchange, int status, String message) throws IOException {
        ObjectNode answer = Json.ASCII.createObjectNode();
        answer.put("error", message);
        Responses.send(exchange, status, JSON, answer.toString());
    }
}
