package dev.emailservice.adapters.sendgrid;

import dev.emailservice.adapters.wire.Answer;
import dev.emailservice.adapters.wire.WireAttempt;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.http.Header;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpRequestInterceptor;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.HttpRequestWrapper;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/**
 * Tells the {@link WireAttempt} what happens on the wire, and refuses a second request of the same attempt. The client
 * comes here with an open connection: whatever fails before is surely not sent.
 */
final class OneRequestExecutor extends HttpRequestExecutor implements HttpRequestInterceptor {

    /** Comes before the connection is leased: from here on the attempt can be ended from outside. */
    @Override
    public void process(HttpRequest request, HttpContext context) {
        if (request instanceof HttpRequestWrapper wrapper && wrapper.getOriginal() instanceof HttpUriRequest original) {
            WireAttempt.current().abortWith(original::abort);
        }
    }

    @Override
    public HttpResponse execute(HttpRequest request, HttpClientConnection connection, HttpContext context)
            throws IOException, HttpException {
        WireAttempt attempt = WireAttempt.current();
        attempt.open();
        attempt.begin();
        HttpResponse response = super.execute(request, connection, context);
        attempt.answered(new Answer(
                response.getStatusLine().getStatusCode(),
                Arrays.stream(response.getAllHeaders())
                        .collect(Collectors.toMap(Header::getName, Header::getValue, (first, second) -> first))));
        return response;
    }
}
