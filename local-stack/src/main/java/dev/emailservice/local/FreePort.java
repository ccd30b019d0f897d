package dev.emailservice.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/** Ports that are known before anything listens at them, so that a function can be told and started first. */
final class FreePort {

    /**
     * From here on, and below what systems give to outgoing connections (32,768 on Linux, 49,152 elsewhere): such a connection
     * would take the port before the server does.
     */
    private static final int LOWEST = 15_000;

    private static final int HIGHEST = 32_000;
    private static final int TRIES = 100;

    private FreePort() {}

    /**
     * A port of the loopback interface that was free a moment ago.
     *
     * @throws IOException if none is found
     */
    static int find(RandomGenerator random) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int port = random.nextInt(LOWEST, HIGHEST);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Taken; another may be free.
            }
        }
        throw new BindException("no free port between " + LOWEST + " and " + HIGHEST);
    }
}
