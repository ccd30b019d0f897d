package dev.emailservice.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.emailservice.local.http.LoopbackServer;
import dev.emailservice.local.http.Responses;
import dev.emailservice.local.runtime.FunctionPool;
import dev.emailservice.local.runtime.InvocationResult;
import dev.emailservice.local.runtime.InvocationResult.Answered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The API on loopback: what API Gateway does between a client and a function.
 *
 * <p>It differs from API Gateway on purpose where that says less: an unknown path is 404 and a method the path does not
 * have 405, not 403 "Missing Authentication Token".
 */
public final class FrontDoor implements HttpHandler {

    /** How long a function may take (Amazon API Gateway Developer Guide, quotas for REST APIs). */
    public static final Duration INTEGRATION_TIMEOUT = Duration.ofSeconds(29);

    /** Everything below this belongs to the local stack itself and needs no API key. */
    public static final String CONTROL_PATH = "/_local";

    private static final String JSON = "application/json";

    private final List<Route> routes;
    private final HttpHandler control;
    private final ApiKeyCheck keys;
    private final Duration integrationTimeout;
    private final InstantSource clock;

    /**
     * Makes the handler that a {@link LoopbackServer} starts with.
     *
     * @param routes the API
     * @param control what answers below {@link #CONTROL_PATH}
     * @param apiKey the one key that is accepted; empty: every request is
     * @param integrationTimeout usually {@link #INTEGRATION_TIMEOUT}
     * @param clock the time of the requests
     */
    public FrontDoor(
            List<Route> routes,
            HttpHandler control,
            Optional<String> apiKey,
            Duration integrationTimeout,
            InstantSource clock) {
        this.routes = List.copyOf(routes);
        this.control = control;
        this.keys = new ApiKeyCheck(apiKey);
        this.integrationTimeout = integrationTimeout;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(CONTROL_PATH) || path.startsWith(CONTROL_PATH + "/")) {
            control.handle(exchange);
            return;
        }
        Optional<byte[]> body = HttpRequest.body(exchange);
        List<Route> resource = resource(path);
        Optional<Route> route = resource.stream()
                .filter(candidate -> candidate.method().equals(exchange.getRequestMethod()))
                .findFirst();
        if (resource.isEmpty()) {
            Responses.problem(exchange, 404, "Not Found", "There is no such path.");
        } else if (route.isEmpty()) {
            String allowed = resource.stream().map(Route::method).collect(Collectors.joining(", "));
            exchange.getResponseHeaders().set("Allow", allowed);
            Responses.problem(exchange, 405, "Method Not Allowed", "This path has: " + allowed + ".");
        } else if (route.get().needsKey() && !keys.passes(exchange.getRequestHeaders())) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            Responses.problem(
                    exchange, 401, "Unauthorized", "Send the key as Authorization: Bearer KEY or as x-api-key: KEY.");
        } else if (body.isEmpty()) {
            tooLong(exchange);
        } else {
            forward(exchange, route.get(), body.get());
        }
    }

    /** The routes of the resource that a path stands for: a path without variables goes before one with them. */
    private List<Route> resource(String path) {
        List<Route> exact =
                routes.stream().filter(route -> route.path().equals(path)).toList();
        return exact.isEmpty()
                ? routes.stream()
                        .filter(route -> route.variables(path).isPresent())
                        .toList()
                : exact;
    }

    private void forward(HttpExchange exchange, Route route, byte[] body) throws IOException {
        String event = ProxyEvent.of(
                route.path(),
                exchange.getRequestURI().getPath(),
                route.variables(exchange.getRequestURI().getPath()).orElse(Map.of()),
                route.method(),
                HttpRequest.headers(exchange),
                HttpRequest.query(exchange),
                body.length == 0 ? null : new String(body, StandardCharsets.UTF_8),
                HttpRequest.sourceIp(exchange),
                clock.instant());
        if (event.getBytes(StandardCharsets.UTF_8).length > FunctionPool.MAX_EVENT_BYTES) {
            tooLong(exchange);
            return;
        }
        try {
            Optional<InvocationResult> result = route.integration().invoke(event, integrationTimeout);
            if (result.isEmpty()) {
                Responses.send(exchange, 504, JSON, "{\"message\": \"Endpoint request timed out\"}");
            } else {
                answer(exchange, result.get());
            }
        } catch (InterruptedException e) {
            exchange.close();
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, InvocationResult result) throws IOException {
        Optional<ProxyResponse> response =
                result instanceof Answered answered ? ProxyResponse.parse(answered.json()) : Optional.empty();
        if (response.isEmpty()) {
            Responses.send(exchange, 502, JSON, "{\"message\": \"Internal server error\"}");
            return;
        }
        var headers = exchange.getResponseHeaders();
        response.get().headers().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        headers.putIfAbsent("Content-Type", List.of(JSON));
        Responses.send(exchange, response.get().status(), response.get().body().getBytes(StandardCharsets.UTF_8));
    }

    private static void tooLong(HttpExchange exchange) throws IOException {
        Responses.send(exchange, 413, JSON, "{\"message\": \"Request Too Long\"}");
    }
}
