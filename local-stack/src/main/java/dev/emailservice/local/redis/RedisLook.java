package dev.emailservice.local.redis;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Looks at Redis without a client library. Source: "Redis serialization protocol specification". */
final class RedisLook {

    private static final int ANSWER_MILLIS = 500;

    private RedisLook() {}

    /**
     * The text that answers this command.
     *
     * @throws IOException where the server on loopback does not answer, or not with a text
     */
    static String text(int port, String... command) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write(request(command));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String head = line(in);
            return switch (head.charAt(0)) {
                case '+' -> head.substring(1);
                case '$' -> new String(in.readNBytes(Integer.parseInt(head.substring(1))), StandardCharsets.UTF_8);
                default -> throw new IOException("Redis answered " + head);
            };
        }
    }

    private static byte[] request(String... command) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(ascii("*" + command.length + "\r\n"));
        for (String word : command) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            request.writeBytes(ascii("$" + bytes.length + "\r\n"));
            request.writeBytes(bytes);
            request.writeBytes(ascii("\r\n"));
        }
        return request.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("Redis hung up");
            }
            line.append((char) read);
        }
        return line.toString().strip();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
