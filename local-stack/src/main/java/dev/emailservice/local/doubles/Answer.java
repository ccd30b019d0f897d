package dev.emailservice.local.doubles;

import dev.emailservice.local.doubles.Behaviour.Mode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One HTTP answer of a double.
 *
 * @param headers without those that follow from the body
 */
record Answer(int status, Map<String, String> headers, String body) {

    Answer {
        headers = Map.copyOf(headers);
    }

    /** As it goes over the wire, with the length of the body. */
    byte[] bytes() {
        var content = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("HTTP/1.1 " + status + " " + (status < 400 ? "OK" : "Error") + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
        var start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        var all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }

    /** The same where it is a success, in a form no client can read. */
    Answer unreadable(Mode mode) {
        if (status >= 300) {
            return this;
        }
        return switch (mode) {
            case ACCEPT_TRUNCATED -> new Answer(200, Map.of("Content-Type", "application/json"), "{\"MessageId\":\"01");
            case ACCEPT_HTML -> new Answer(200, Map.of("Content-Type", "text/html"), "<html><body>OK</body></html>");
            default -> new Answer(status, Map.of("Content-Type", "application/json"), "{}");
        };
    }

    /** The same where it is an error in JSON, with this text, which needs no escape there, before its message. */
    Answer quoting(String text) {
        String message = "\"message\":\"";
        return status < 400 || text.isEmpty()
                ? this
                : new Answer(status, headers, body.replace(message, message + text + " "));
    }

    /** What a gateway in front of a provider answers when the provider itself does not: HTML, not the API's JSON. */
    static Answer ofGateway(int status) {
        var title = status == 502 ? "502 Bad Gateway" : "504 Gateway Time-out";
        var body = "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>";
        return new Answer(status, Map.of("Content-Type", "text/html"), body);
    }
}
