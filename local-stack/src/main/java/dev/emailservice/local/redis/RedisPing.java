package dev.emailservice.local.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a Redis server without a client library: one inline {@code PING} over a socket. */
final class RedisPing {

    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final int ANSWER_MILLIS = 500;

    private RedisPing() {}

    /** Asks until the server answers (true), or has ended, or the time is over (false). */
    static boolean answers(int port, Duration timeout, BooleanSupplier isAlive) {
        var end = System.nanoTime() + timeout.toNanos();
        while (isAlive.getAsBoolean() && System.nanoTime() < end) {
            if (answers(port)) {
                return true;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return false;
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            var answer = socket.getInputStream().readNBytes("+PONG".length());
            return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }
}
