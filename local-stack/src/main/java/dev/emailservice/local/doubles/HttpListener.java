package dev.emailservice.local.doubles;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plain HTTP/1.1 on loopback at a free port, one virtual thread a connection.
 *
 * <p>Not the JDK's {@code HttpServer}, because a double has to do what that one hides: reset a connection, and notice
 * that a client has left while it gets no answer.
 */
final class HttpListener implements AutoCloseable {

    private static final int BACKLOG = 512;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** Takes one request and answers it on the connection, or does worse. */
    interface Handler {
        void handle(Request request, Connection connection) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Handler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private HttpListener(ServerSocket server, Handler handler) {
        this.server = server;
        this.handler = handler;
    }

    static HttpListener start(String name, Handler handler) {
        try {
            var listener = new HttpListener(new ServerSocket(0, BACKLOG, InetAddress.getByAddress(LOOPBACK)), handler);
            Thread.ofVirtual().name(name).start(listener::accept);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException("can't listen on the loopback interface", e);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        while (true) {
            try {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                if (server.isClosed()) {
                    return;
                }
                // A client that left before it was accepted: the next one.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            var connection = new Connection(socket, in);
            var reader = new RequestReader(in, socket.getOutputStream());
            for (var request = reader.next(); request != null; request = reader.next()) {
                handler.handle(request, connection);
                if (socket.isClosed() || request.header("connection").equalsIgnoreCase("close")) {
                    return;
                }
            }
        } catch (IOException | NumberFormatException e) {
            // The client left, or does not speak HTTP: there is nobody to answer.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    /** Stops listening and drops every connection. */
    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't close a loopback socket", e);
        }
    }
}
