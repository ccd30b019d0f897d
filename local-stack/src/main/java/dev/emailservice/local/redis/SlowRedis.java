package dev.emailservice.local.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A way to a Redis server on which each answer takes longer by the same time: a busy server, or one that is far away. */
public final class SlowRedis implements AutoCloseable {

    /** Bytes of the server's, and when they may arrive, as {@link System#nanoTime} has it. */
    private record Late(ByteBuffer bytes, long due) {}

    private final URI server;
    private final Duration delay;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private SlowRedis(URI server, Duration delay, ServerSocket door) {
        this.server = server;
        this.delay = delay;
        this.door = door;
    }

    /**
     * Opens it on loopback.
     *
     * @param server where Redis is
     * @throws IOException if no port can be had
     */
    public static SlowRedis start(URI server, Duration delay) throws IOException {
        var slow = new SlowRedis(server, delay, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(slow::accept);
        return slow;
    }

    /** {@code redis://127.0.0.1:port}. */
    public URI uri() {
        return URI.create("redis://127.0.0.1:" + door.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                client.setTcpNoDelay(true);
                sockets.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket redis = new Socket(server.getHost(), server.getPort())) {
            redis.setTcpNoDelay(true);
            sockets.add(redis);
            BlockingQueue<Late> answers = new LinkedBlockingQueue<>();
            Thread.ofVirtual().start(() -> collect(redis, answers));
            Thread.ofVirtual().start(() -> deliver(answers, client));
            client.getInputStream().transferTo(redis.getOutputStream());
        } catch (IOException e) {
            // One side has gone, and the other goes with it.
        } finally {
            sockets.removeIf(Socket::isClosed);
        }
    }

    private void collect(Socket redis, BlockingQueue<Late> answers) {
        byte[] buffer = new byte[16 * 1024];
        try (InputStream in = redis.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answers.add(
                        new Late(ByteBuffer.wrap(Arrays.copyOf(buffer, read)), System.nanoTime() + delay.toNanos()));
            }
        } catch (IOException e) {
            // Said to the client by the empty buffer.
        }
        answers.add(new Late(ByteBuffer.allocate(0), System.nanoTime()));
    }

    private static void deliver(BlockingQueue<Late> answers, Socket client) {
        try (OutputStream out = client.getOutputStream()) {
            for (Late next = answers.take(); next.bytes().hasRemaining(); next = answers.take()) {
                TimeUnit.NANOSECONDS.sleep(next.due() - System.nanoTime());
                out.write(next.bytes().array());
            }
        } catch (IOException | InterruptedException e) {
            // The client has gone.
        }
    }

    /** Drops every connection. */
    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
