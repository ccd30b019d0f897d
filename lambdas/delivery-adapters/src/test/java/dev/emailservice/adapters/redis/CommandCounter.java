package dev.emailservice.adapters.redis;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and Redis on loopback and writes down each command that goes through. */
final class CommandCounter implements AutoCloseable {

    private final ServerSocket server;
    private final int redisPort;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    CommandCounter(int redisPort) throws IOException {
        this.redisPort = redisPort;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("redis://127.0.0.1:" + server.getLocalPort());
    }

    /** What was sent so far, such as {@code EVALSHA}, in order. */
    List<String> commands() {
        return List.copyOf(commands);
    }

    /** How many connections were opened so far. */
    int connections() {
        return connections.get();
    }

    void reset() {
        commands.clear();
        connections.set(0);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                connections.incrementAndGet();
                Socket redis = new Socket(InetAddress.getLoopbackAddress(), redisPort);
                sockets.add(client);
                sockets.add(redis);
                Thread.ofVirtual().start(() -> forward(client, redis));
                Thread.ofVirtual().start(() -> back(redis, client));
            } catch (IOException e) {
                // Closed, or Redis is not there: the client sees its connection fail.
            }
        }
    }

    private void forward(Socket client, Socket redis) {
        try (client;
                redis;
                InputStream in = new BufferedInputStream(client.getInputStream())) {
            while (true) {
                List<String> words = Resp.readCommand(in);
                commands.add(words.getFirst().toUpperCase(Locale.ROOT));
                redis.getOutputStream().write(Resp.request(words.toArray(String[]::new)));
            }
        } catch (IOException e) {
            // One side hung up.
        }
    }

    private static void back(Socket redis, Socket client) {
        try (client;
                redis) {
            redis.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // One side hung up.
        }
    }
}
