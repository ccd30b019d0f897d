package dev.emailservice.adapters.ses;

import dev.emailservice.adapters.wire.Answer;
import dev.emailservice.adapters.wire.WireAttempt;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Tells the {@link WireAttempt} what happens on the wire, and refuses a second request of the same attempt.
 *
 * <p>The client underneath connects, shakes hands and writes the headers before it asks for the body; so as long as
 * nobody asked for the body, no provider has a whole request.
 *
 * <p>Java's {@code HttpURLConnection} sends a POST a second time when the connection breaks, without telling anybody,
 * unless the body is streamed; and it is streamed where its length is known. So a request without a length is refused.
 */
final class OneRequestHttpClient implements SdkHttpClient {

    private final SdkHttpClient client;

    OneRequestHttpClient(SdkHttpClient client) {
        this.client = client;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        WireAttempt attempt = WireAttempt.current();
        if (request.contentStreamProvider().isPresent()
                && request.httpRequest().firstMatchingHeader("Content-Length").isEmpty()) {
            throw new IllegalStateException("a body without a length could be sent twice");
        }
        HttpExecuteRequest.Builder watched = HttpExecuteRequest.builder().request(request.httpRequest());
        request.metricCollector().ifPresent(watched::metricCollector);
        request.contentStreamProvider().ifPresent(body -> watched.contentStreamProvider(beginning(attempt, body)));
        return new OneRequest(attempt, client.prepareRequest(watched.build()));
    }

    private static ContentStreamProvider beginning(WireAttempt attempt, ContentStreamProvider body) {
        return () -> {
            attempt.begin();
            return body.newStream();
        };
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }

    private record OneRequest(WireAttempt attempt, ExecutableHttpRequest request) implements ExecutableHttpRequest {

        @Override
        public HttpExecuteResponse call() throws IOException {
            attempt.open();
            HttpExecuteResponse response = request.call();
            Map<String, String> headers = new HashMap<>();
            response.httpResponse().forEachHeader((name, values) -> headers.put(name, String.join(",", values)));
            attempt.answered(new Answer(response.httpResponse().statusCode(), headers));
            return response;
        }

        @Override
        public void abort() {
            attempt.abort();
            request.abort();
        }
    }
}
