package dev.emailservice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.local.http.LoopbackServer;
import dev.emailservice.local.http.Responses;
import dev.emailservice.local.runtime.InvocationResult;
import dev.emailservice.local.runtime.InvocationResult.Answered;
import dev.emailservice.local.runtime.InvocationResult.Crashed;
import dev.emailservice.local.runtime.InvocationResult.FunctionError;
import dev.emailservice.local.runtime.InvocationResult.TimedOut;
import dev.emailservice.model.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontDoorTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Answered ACCEPTED = new Answered("{\"statusCode\":202,\"body\":\"{}\"}");

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private Optional<InvocationResult> result = Optional.of(ACCEPTED);
    private LoopbackServer server = open(Optional.empty());

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void a_request_becomes_the_event_api_gateway_makes() throws Exception {
        post(
                "/emails?a=1&a=2&b=%C3%BC&c",
                "{\"subject\":\"Grüße\"}",
                "Content-Type",
                "application/json",
                "idempotency-key",
                "k1",
                "x-twice",
                "one",
                "x-twice",
                "two",
                "User-Agent",
                "test/1");

        JsonNode event = Json.ASCII.readTree(events.getFirst());
        assertThat(event.path("resource").asText()).isEqualTo("/emails");
        assertThat(event.path("path").asText()).isEqualTo("/emails");
        assertThat(event.path("httpMethod").asText()).isEqualTo("POST");
        assertThat(event.at("/headers/Content-Type").asText()).isEqualTo("application/json");
        assertThat(event.at("/headers/Idempotency-Key").asText()).isEqualTo("k1");
        assertThat(event.at("/headers/X-Twice").asText()).isEqualTo("two");
        assertThat(event.at("/multiValueHeaders/X-Twice").toString()).isEqualTo("[\"one\",\"two\"]");
        assertThat(event.at("/headers/X-Forwarded-For").asText()).isEqualTo("127.0.0.1");
        assertThat(event.path("queryStringParameters").toString()).isEqualTo("{\"a\":\"2\",\"b\":\"ü\",\"c\":\"\"}");
        assertThat(event.path("multiValueQueryStringParameters").toString())
                .isEqualTo("{\"a\":[\"1\",\"2\"],\"b\":[\"ü\"],\"c\":[\"\"]}");
        assertThat(event.get("pathParameters").isNull()).isTrue();
        assertThat(event.get("stageVariables").isNull()).isTrue();
        assertThat(event.path("body").asText()).isEqualTo("{\"subject\":\"Grüße\"}");
        assertThat(event.path("isBase64Encoded").isBoolean()).isTrue();
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        JsonNode context = event.path("requestContext");
        assertThat(context.path("requestId").asText()).hasSize(36);
        assertThat(context.path("stage").asText()).isEqualTo("local");
        assertThat(context.path("path").asText()).isEqualTo("/local/emails");
        assertThat(context.path("apiId").asText()).isEqualTo("local");
        assertThat(context.path("requestTime").asText()).isEqualTo("02/Jan/2026:03:04:05 +0000");
        assertThat(context.path("requestTimeEpoch").asLong()).isEqualTo(NOW.toEpochMilli());
        assertThat(context.at("/identity/sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(context.at("/identity/userAgent").asText()).isEqualTo("test/1");
    }

    @Test
    void without_body_and_query_their_places_are_null() throws Exception {
        post("/emails", "");

        JsonNode event = Json.ASCII.readTree(events.getFirst());
        assertThat(event.get("body").isNull()).isTrue();
        assertThat(event.get("queryStringParameters").isNull()).isTrue();
        assertThat(event.get("multiValueQueryStringParameters").isNull()).isTrue();
    }

    @Test
    void a_path_with_variables_is_the_resource_and_what_the_request_has_for_them() throws Exception {
        client.send(request("/emails/a-1").GET().build(), BodyHandlers.ofString());
        post("/emails/a-1/cancel", "");

        JsonNode read = Json.ASCII.readTree(events.get(0));
        assertThat(read.path("resource").asText()).isEqualTo("/emails/{id}");
        assertThat(read.path("path").asText()).isEqualTo("/emails/a-1");
        assertThat(read.path("pathParameters").toString()).isEqualTo("{\"id\":\"a-1\"}");
        assertThat(read.at("/requestContext/resourcePath").asText()).isEqualTo("/emails/{id}");
        assertThat(read.at("/requestContext/path").asText()).isEqualTo("/local/emails/a-1");
        assertThat(Json.ASCII.readTree(events.get(1)).path("resource").asText()).isEqualTo("/emails/{id}/cancel");
    }

    @Test
    void a_path_without_variables_goes_first_and_an_empty_segment_is_no_value() throws Exception {
        assertThat(post("/emails/batch", "{}").statusCode()).isEqualTo(202);
        assertThat(Json.ASCII.readTree(events.getFirst()).path("resource").asText())
                .isEqualTo("/emails/batch");
        assertThat(post("/emails//cancel", "{}").statusCode()).isEqualTo(404);
        assertThat(post("/emails/a/b/cancel", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void the_functions_answer_becomes_the_response() throws Exception {
        result = Optional.of(new Answered("""
                {"statusCode":422,"headers":{"Content-Type":"application/problem+json","X-One":1},
                 "multiValueHeaders":{"X-Many":["a","b"]},"body":"{\\"title\\":\\"Nö\\"}","isBase64Encoded":false}"""));

        HttpResponse<String> response = post("/emails", "{}");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).isEqualTo("{\"title\":\"Nö\"}");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("X-One")).hasValue("1");
        assertThat(response.headers().allValues("X-Many")).containsExactly("a", "b");
    }

    @Test
    void an_answer_without_headers_and_body_is_empty_json() throws Exception {
        result = Optional.of(new Answered("{\"statusCode\":204}"));

        HttpResponse<String> response = post("/emails", "{}");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    static Stream<InvocationResult> failures() {
        return Stream.concat(
                Stream.of(new FunctionError("{}"), new Crashed(7), new TimedOut(Duration.ofSeconds(10))),
                Stream.of(
                                "",
                                "null",
                                "[]",
                                "\"ok\"",
                                "{}",
                                "{\"statusCode\":\"two hundred\"}",
                                "{\"statusCode\":99}",
                                "{\"statusCode\":200,\"body\":{}}",
                                "{\"statusCode\":200,\"headers\":[]}",
                                "{\"statusCode\":200,\"headers\":{\"X\":\"a\\r\\nb\"}}",
                                "{\"statusCode\":200")
                        .map(Answered::new));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_function_that_fails_or_answers_no_response_is_502(InvocationResult failure) throws Exception {
        result = Optional.of(failure);

        HttpResponse<String> response = post("/emails", "{}");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).isEqualTo("{\"message\": \"Internal server error\"}");
    }

    @Test
    void a_function_that_takes_too_long_is_504() throws Exception {
        result = Optional.empty();

        assertThat(post("/emails", "{}").statusCode()).isEqualTo(504);
    }

    @Test
    void other_paths_are_404_and_other_methods_405() throws Exception {
        HttpResponse<String> unknown = post("/email", "{}");
        HttpResponse<String> method = client.send(request("/emails").GET().build(), BodyHandlers.ofString());

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Json.ASCII.readTree(unknown.body()).path("status").asInt()).isEqualTo(404);
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow")).hasValue("POST");
        assertThat(events).isEmpty();
    }

    @Test
    void a_body_beyond_what_api_gateway_or_lambda_takes_is_413() throws Exception {
        assertThat(post("/emails", "x".repeat(10 * 1024 * 1024 + 1)).statusCode())
                .isEqualTo(413);
        assertThat(post("/emails", "x".repeat(6 * 1024 * 1024)).statusCode()).isEqualTo(413);
        assertThat(events).isEmpty();
        assertThat(post("/emails", "x".repeat(5 * 1024 * 1024)).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Bearer k-1", "x-api-key: k-1"})
    void with_a_key_only_requests_that_carry_it_pass(String header) throws Exception {
        server.close();
        server = open(Optional.of("k-1"));
        String[] nameAndValue = header.split(": ", 2);

        assertThat(post("/emails", "{}", nameAndValue[0], nameAndValue[1]).statusCode())
                .isEqualTo(202);
        for (String wrong : List.of("Bearer k-2", "k-1", "Basic k-1", "")) {
            HttpResponse<String> refused = post("/emails", "{}", "Authorization", wrong);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        assertThat(events).hasSize(1);
    }

    @Test
    void the_control_interface_needs_no_key() throws Exception {
        server.close();
        server = open(Optional.of("k-1"));

        assertThat(post("/_local/status", "").body()).isEqualTo("control");
    }

    private LoopbackServer open(Optional<String> key) {
        Integration integration = (event, _) -> {
            events.add(event);
            return result;
        };
        var door = new FrontDoor(
                List.of(
                        new Route("POST", "/emails", integration),
                        new Route("GET", "/emails/{id}", integration),
                        new Route("POST", "/emails/{id}/cancel", integration),
                        new Route("POST", "/emails/batch", integration)),
                exchange -> Responses.send(exchange, 200, "text/plain", "control"),
                key,
                FrontDoor.INTEGRATION_TIMEOUT,
                InstantSource.fixed(NOW));
        try {
            var opened = LoopbackServer.bind(LoopbackServer.ANY_PORT);
            opened.start(door);
            return opened;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = request(path).POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private java.net.http.HttpRequest.Builder request(String path) {
        return java.net.http.HttpRequest.newBuilder(java.net.URI.create(server.uri() + path));
    }
}
