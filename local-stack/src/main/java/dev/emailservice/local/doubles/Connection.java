package dev.emailservice.local.doubles;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The connection a request came by, and all that can be done to it. */
final class Connection {

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Socket socket;
    private final InputStream in;

    Connection(Socket socket, InputStream in) {
        this.socket = socket;
        this.in = in;
    }

    void answer(Answer answer) throws IOException {
        socket.getOutputStream().write(answer.bytes());
    }

    /** Drops the connection so that the client sees a reset (RST), not an orderly end. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Says nothing until the client has left or {@code goesOn} turns false; then closes the connection. */
    void hang(BooleanSupplier goesOn) throws IOException {
        socket.setSoTimeout((int) LOOK.toMillis());
        while (goesOn.getAsBoolean()) {
            try {
                if (in.read() < 0) {
                    break;
                }
            } catch (SocketTimeoutException e) {
                // Still there and silent: look again whether it goes on.
            }
        }
        socket.close();
    }
}
