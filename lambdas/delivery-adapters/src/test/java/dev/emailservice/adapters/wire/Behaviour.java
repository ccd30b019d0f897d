package dev.emailservice.adapters.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** What the {@link WireServer} does once it has read a whole request. */
@FunctionalInterface
public interface Behaviour {

    /** Acts on the connection, and says whether it stays open for the next request. */
    boolean act(Socket connection) throws IOException, InterruptedException;

    /** Answers, and keeps the connection. */
    static Behaviour answer(HttpAnswer answer) {
        return connection -> {
            write(connection, answer.bytes(0));
            return true;
        };
    }

    /** Answers, and closes the connection once that has been seen by the client, without saying so beforehand. */
    static Behaviour answerThenClose(HttpAnswer answer, CountDownLatch closed) {
        return connection -> {
            write(connection, answer.bytes(0));
            connection.close();
            closed.countDown();
            return false;
        };
    }

    /** Answers with less content than promised. */
    static Behaviour truncated(HttpAnswer answer) {
        return connection -> {
            write(connection, answer.bytes(100));
            return false;
        };
    }

    /** Takes the request and never answers. */
    static Behaviour hang() {
        return connection -> {
            new CountDownLatch(1).await();
            return false;
        };
    }

    /** Answers one byte at a time, without end. */
    static Behaviour drip() {
        return connection -> {
            OutputStream out = connection.getOutputStream();
            out.write("HTTP/1.1 500 Slow\r\nX-Slow: ".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            while (true) {
                out.write('.');
                out.flush();
                Thread.sleep(20);
            }
        };
    }

    /** Resets the connection. */
    static Behaviour reset() {
        return connection -> {
            connection.setSoLinger(true, 0);
            connection.close();
            return false;
        };
    }

    /** Closes the connection without a word. */
    static Behaviour close() {
        return connection -> false;
    }

    private static void write(Socket connection, byte[] bytes) throws IOException {
        connection.getOutputStream().write(bytes);
        connection.getOutputStream().flush();
    }
}
