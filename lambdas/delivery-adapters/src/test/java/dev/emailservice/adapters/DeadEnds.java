package dev.emailservice.adapters;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Endpoints on loopback that never answer. */
public final class DeadEnds {

    private DeadEnds() {}

    /** Where nobody listens. */
    public static URI refused() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return url(free.getLocalPort());
        }
    }

    /** Takes connections and says nothing. */
    public static final class Silent implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final Queue<Socket> taken = new ConcurrentLinkedQueue<>();

        public Silent() throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!server.isClosed()) {
                    try {
                        taken.add(server.accept());
                    } catch (IOException e) {
                        return;
                    }
                }
            });
        }

        public URI url() {
            return DeadEnds.url(server.getLocalPort());
        }

        /** How many connections it has taken. */
        public int connections() {
            return taken.size();
        }

        @Override
        public void close() throws IOException {
            server.close();
            for (Socket socket : taken) {
                socket.close();
            }
        }
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
