package dev.emailservice.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that are known before anything listens at them, so that a function can be told and started first. */
final class FreePort {

    private FreePort() {}

    /**
     * A port of the loopback interface that was free a moment ago.
     *
     * @throws IOException if there is none
     */
    static int find() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
