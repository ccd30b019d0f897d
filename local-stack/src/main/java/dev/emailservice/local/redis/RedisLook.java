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

/** Looks at Redis without a client library: inline commands over a socket. */
final class RedisLook {

    private static final int ANSWER_MILLIS = 500;

    private RedisLook() {}

    /**
     * The hash's fields; none where the key is missing.
     *
     * @param key without spaces
     * @throws IOException where the server on loopback does not answer, or not with a hash
     */
    static Map<String, String> hash(int port, String key) throws IOException {
        try (var socket = new Socket()) {
            InputStream in = ask(socket, port, "HGETALL " + key);
            int values = number(in, '*');
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < values; i += 2) {
                fields.put(text(in), text(in));
            }
            return fields;
        }
    }

    /**
     * What the server says of itself.
     *
     * @param section such as {@code commandstats}
     * @throws IOException where the server on loopback does not answer
     */
    static String info(int port, String section) throws IOException {
        try (var socket = new Socket()) {
            return text(ask(socket, port, "INFO " + section));
        }
    }

    /**
     * Has the server do something.
     *
     * @throws IOException where the server on loopback does not answer, or refuses
     */
    static void command(int port, String command) throws IOException {
        try (var socket = new Socket()) {
            int first = ask(socket, port, command).read();
            if (first != '+' && first != ':') {
                throw new IOException("Redis refused " + command);
            }
        }
    }

    private static InputStream ask(Socket socket, int port, String command) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLIS);
        socket.setSoTimeout(ANSWER_MILLIS);
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return new BufferedInputStream(socket.getInputStream());
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
