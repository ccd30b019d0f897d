package dev.emailservice.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.util.Objects;

/**
 * Whose request it is. The one place that knows how API Gateway says so.
 *
 * @param id tells one caller from another; a secret, never to be logged or stored as it is; empty where API Gateway names nobody
 */
public record Caller(String id) {

    /** Who calls: the holder of the API key that API Gateway has checked. */
    public static Caller of(APIGatewayProxyRequestEvent event) {
        APIGatewayProxyRequestEvent.ProxyRequestContext context = event.getRequestContext();
        if (context == null || context.getIdentity() == null) {
            return new Caller("");
        }
        return new Caller(Objects.requireNonNullElse(context.getIdentity().getApiKey(), ""));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return id.isEmpty() ? "nobody" : "a caller";
    }
}
