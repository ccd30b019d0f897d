package dev.emailservice.adapters.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An answer for the {@link WireServer} to give.
 *
 * @param status the HTTP status
 * @param headers the headers, without the content's length
 * @param body the content
 */
public record HttpAnswer(int status, Map<String, String> headers, String body) {

    /** An answer without headers of its own. */
    public static HttpAnswer of(int status, String body) {
        return new HttpAnswer(status, Map.of(), body);
    }

    /** The same answer with its header names rewritten. */
    public HttpAnswer withHeaderNames(UnaryOperator<String> rewrite) {
        Map<String, String> renamed = new LinkedHashMap<>();
        headers.forEach((name, value) -> renamed.put(rewrite.apply(name), value));
        return new HttpAnswer(status, renamed, body);
    }

    /** The bytes on the wire, which promise more content than there is by as many bytes. */
    byte[] bytes(int missing) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Because\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("Content-Length: " + (content.length + missing) + "\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }
}
