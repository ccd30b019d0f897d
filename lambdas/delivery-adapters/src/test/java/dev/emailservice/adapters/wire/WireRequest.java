package dev.emailservice.adapters.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came over the wire.
 *
 * @param line its first line
 * @param headers its headers, by name in any case
 * @param body its content as text
 */
public record WireRequest(String line, Map<String, String> headers, String body) {

    /** Reads a request, or answers empty at the connection's end. */
    static Optional<WireRequest> read(BufferedInputStream in) throws IOException {
        String line = readLine(in);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = readLine(in); !header.isEmpty(); header = readLine(in)) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            return Optional.empty();
        }
        return Optional.of(new WireRequest(line, headers, new String(body, StandardCharsets.UTF_8)));
    }

    private static String readLine(BufferedInputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
