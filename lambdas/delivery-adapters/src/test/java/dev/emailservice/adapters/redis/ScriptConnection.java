package dev.emailservice.adapters.redis;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** One connection to Redis that stays open and runs the exchange's script: without a client's time-outs, which a busy machine may hit. */
final class ScriptConnection implements AutoCloseable {

    private static final RoutingScript SCRIPT = RoutingScript.load();

    private final Socket socket;
    private final InputStream in;

    ScriptConnection(RedisServer redis) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), redis.port());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
            command("SCRIPT", "LOAD", SCRIPT.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plan as the script wrote it. */
    String exchange(String request) {
        return command("EVALSHA", SCRIPT.sha(), "1", RoutingScript.KEY, request);
    }

    /** Runs it so often without waiting for an answer in between. */
    void exchangeAll(List<String> requests) {
        try {
            for (String request : requests) {
                socket.getOutputStream().write(Resp.request("EVALSHA", SCRIPT.sha(), "1", RoutingScript.KEY, request));
            }
            for (int i = 0; i < requests.size(); i++) {
                Resp.answer(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String command(String... words) {
        try {
            socket.getOutputStream().write(Resp.request(words));
            return Resp.answer(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
