package dev.emailservice.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The text of a request's body. */
public final class RequestBody {

    private RequestBody() {}

    /** The body, decoded where API Gateway encoded it; empty where there is none or where it is no UTF-8. */
    public static Optional<String> text(APIGatewayProxyRequestEvent event) {
        String body = event.getBody();
        if (body == null) {
            return Optional.empty();
        }
        return Boolean.TRUE.equals(event.getIsBase64Encoded()) ? decode(body) : Optional.of(body);
    }

    private static Optional<String> decode(String base64) {
        try {
            // A new decoder reports what it can't read; String's constructor would silently replace it.
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
