package dev.emailservice.adapters.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on a raw socket of loopback: it counts every request that arrives whole, and breaks as told. */
public final class WireServer implements AutoCloseable {

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Behaviour> next = new ConcurrentLinkedQueue<>();
    private final List<WireRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private volatile Behaviour always;

    /** A server on a free port that behaves the same way towards every request. */
    public WireServer(Behaviour always) throws IOException {
        this.always = always;
        this.listening = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        threads.execute(this::accept);
    }

    /** From now on towards every request. */
    public void always(Behaviour behaviour) {
        always = behaviour;
    }

    /** Towards the next request only. */
    public void once(Behaviour behaviour) {
        next.add(behaviour);
    }

    /** Where it listens, without TLS. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** Every whole request so far. */
    public List<WireRequest> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedInputStream in = new BufferedInputStream(connection.getInputStream());
            boolean open = true;
            while (open) {
                Optional<WireRequest> request = WireRequest.read(in);
                if (request.isEmpty()) {
                    return;
                }
                requests.add(request.get());
                Behaviour behaviour = next.poll();
                open = (behaviour == null ? always : behaviour).act(connection);
            }
        } catch (IOException | InterruptedException e) {
            // The client is gone, or the test is over.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket connection : connections) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
