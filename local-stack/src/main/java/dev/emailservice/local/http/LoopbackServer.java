package dev.emailservice.local.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on 127.0.0.1 that handles each request on a virtual thread. */
public final class LoopbackServer implements AutoCloseable {

    /** The port that means "any free one". */
    public static final int ANY_PORT = 0;

    static {
        // Headers and body leave in two writes: with Nagle's algorithm the second waits for the peer's delayed ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LoopbackServer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
    }

    /**
     * Takes the port. Connections wait until {@link #start}.
     *
     * @throws java.net.BindException if the port is taken
     * @throws IOException if it can't be bound for another reason
     */
    public static LoopbackServer bind(int port) throws IOException {
        var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        return new LoopbackServer(HttpServer.create(address, 0));
    }

    /** From now on requests of every path are answered by the handler. */
    public void start(HttpHandler handler) {
        server.createContext("/", handler);
        server.start();
    }

    /** The port it is bound to. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** {@code http://127.0.0.1:port}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Drops every connection and interrupts every handler. */
    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
