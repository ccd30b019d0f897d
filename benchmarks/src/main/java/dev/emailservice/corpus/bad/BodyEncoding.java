package dev.emailservice.corpus.bad;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** The ways a body may arrive that is not plain text. */
final class BodyEncoding {

    private BodyEncoding() {}

    /**
     * The event with this body.
     *
     * @param encoding {@code text}, {@code base64}, {@code utf-16}, {@code latin-1}, {@code gzip}, {@code half} (base64 that breaks
     *     off), {@code flagged} (called base64, and none), {@code none}
     */
    static APIGatewayProxyRequestEvent put(APIGatewayProxyRequestEvent event, String body, String encoding) {
        return switch (encoding) {
            case "text" -> event.withBody(body);
            case "none" -> event.withBody(null);
            case "flagged" -> event.withBody(body).withIsBase64Encoded(true);
            case "base64" -> binary(event, body.getBytes(StandardCharsets.UTF_8));
            case "utf-16" -> binary(event, body.getBytes(StandardCharsets.UTF_16));
            case "latin-1" -> binary(event, body.getBytes(StandardCharsets.ISO_8859_1));
            case "gzip" -> binary(event, gzip(body));
            case "half" ->
                event.withBody(base64(body.getBytes(StandardCharsets.UTF_8)) + "A")
                        .withIsBase64Encoded(true);
            default -> throw new IllegalArgumentException("no body is encoded as " + encoding);
        };
    }

    private static APIGatewayProxyRequestEvent binary(APIGatewayProxyRequestEvent event, byte[] bytes) {
        return event.withBody(base64(bytes)).withIsBase64Encoded(true);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] gzip(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
