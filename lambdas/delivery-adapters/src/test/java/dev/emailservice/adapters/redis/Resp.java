package dev.emailservice.adapters.redis;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** As much of Redis' protocol as the tests need, without a client library. */
final class Resp {

    private Resp() {}

    /** One command on a connection of its own; gives the answer's text, lists joined by spaces. */
    static String call(int port, String... words) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request(words));
            return answer(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new IllegalStateException("Redis does not answer", e);
        }
    }

    /** The next command a client sends. */
    static List<String> readCommand(InputStream in) throws IOException {
        int count = Integer.parseInt(line(in).substring(1));
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(bulk(in, line(in)));
        }
        return words;
    }

    static byte[] request(String... words) {
        StringBuilder request = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            int length = word.getBytes(StandardCharsets.UTF_8).length;
            request.append('$').append(length).append("\r\n").append(word).append("\r\n");
        }
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The next answer's text, lists joined by spaces; an error is thrown. */
    static String answer(InputStream in) throws IOException {
        String head = line(in);
        return switch (head.charAt(0)) {
            case '$' -> bulk(in, head);
            case '*' -> {
                List<String> items = new ArrayList<>();
                for (int i = 0; i < Integer.parseInt(head.substring(1)); i++) {
                    items.add(answer(in));
                }
                yield String.join(" ", items);
            }
            case '-' -> throw new IllegalStateException(head);
            default -> head.substring(1);
        };
    }

    private static String bulk(InputStream in, String head) throws IOException {
        int length = Integer.parseInt(head.substring(1));
        if (length < 0) {
            return "";
        }
        String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        in.skipNBytes(2);
        return text;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\r'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            line.append((char) c);
        }
        in.skipNBytes(1);
        return line.toString();
    }
}
