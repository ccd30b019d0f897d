package dev.emailservice.local.redis;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads one hash without a client library: an inline {@code HGETALL} over a socket. */
final class RedisHash {

    private static final int ANSWER_MILLIS = 500;

    private RedisHash() {}

    /**
     * The hash's fields; none where the key is missing.
     *
     * @param key without spaces
     * @throws IOException where the server on loopback does not answer, or not with a hash
     */
    static Map<String, String> read(int port, String key) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write(("HGETALL " + key + "\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int values = number(in, '*');
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < values; i += 2) {
                fields.put(text(in), text(in));
            }
            return fields;
        }
    }

    private static String text(InputStream in) throws IOException {
        int length = number(in, '$');
        byte[] bytes = in.readNBytes(length);
        in.skipNBytes(2);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int number(InputStream in, char type) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("Redis hung up");
            }
            line.append((char) read);
        }
        if (line.charAt(0) != type) {
            throw new IOException("Redis answered " + line.toString().strip());
        }
        return Integer.parseInt(line.substring(1).strip());
    }
}
