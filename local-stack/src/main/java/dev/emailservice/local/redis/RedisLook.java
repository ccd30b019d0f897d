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
import java.util.List;

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
            return answer(ask(socket, port, request(List.of(command))));
        }
    }

    /**
     * Sends them all before it reads an answer.
     *
     * @throws IOException where the server on loopback does not answer one of them, or not with a text
     */
    static void runAll(int port, List<List<String>> commands) throws IOException {
        ByteArrayOutputStream requests = new ByteArrayOutputStream();
        commands.forEach(command -> requests.writeBytes(request(command)));
        try (var socket = new Socket()) {
            InputStream in = ask(socket, port, requests.toByteArray());
            for (int i = 0; i < commands.size(); i++) {
                String _ = answer(in);
            }
        }
    }

    private static InputStream ask(Socket socket, int port, byte[] request) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLIS);
        socket.setSoTimeout(ANSWER_MILLIS);
        socket.getOutputStream().write(request);
        return new BufferedInputStream(socket.getInputStream());
    }

    private static String answer(InputStream in) throws IOException {
        String head = line(in);
        return switch (head.charAt(0)) {
            case '+', ':' -> head.substring(1);
            case '$' -> {
                byte[] text = in.readNBytes(Integer.parseInt(head.substring(1)));
                in.skipNBytes(2);
                yield new String(text, StandardCharsets.UTF_8);
            }
            default -> throw new IOException("Redis answered " + head);
        };
    }

    private static byte[] request(List<String> command) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(ascii("*" + command.size() + "\r\n"));
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
