package dev.emailservice.adapters.wire;

import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.LocalFault;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What it means that a call ended in an exception and no answer came. */
public final class LostCalls {

    private static final int DEEPEST_CAUSE = 20;

    private LostCalls() {}

    /**
     * The outcome: {@link Unknown} as soon as the request may have arrived, whatever the exception says; before that
     * {@link Unavailable} for a fault of the network and {@link LocalFault} for one of our own.
     */
    public static AttemptOutcome outcome(WireAttempt attempt, Throwable failure) {
        if (attempt.hasBegun()) {
            return new Unknown(afterTheRequestBegan(attempt, failure));
        }
        if (attempt.isAborted()) {
            return new Unavailable("connect_timeout");
        }
        if (wasInterrupted(failure)) {
            return new LocalFault("interrupted");
        }
        return cause(failure, IOException.class).isPresent()
                ? new Unavailable(beforeTheRequestBegan(failure))
                : unexpected(failure);
    }

    /** A bug of ours, named by its exception's class: its message may quote the email. */
    public static LocalFault unexpected(Throwable failure) {
        return new LocalFault("unexpected_" + failure.getClass().getSimpleName());
    }

    /** The first exception of that type among the failure and its causes. */
    public static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST_CAUSE; depth++) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
            at = at.getCause();
        }
        return Optional.empty();
    }

    private static String afterTheRequestBegan(WireAttempt attempt, Throwable failure) {
        if (attempt.isAborted() || cause(failure, SocketTimeoutException.class).isPresent()) {
            return "read_timeout";
        }
        return wasInterrupted(failure) ? "interrupted" : "connection_lost";
    }

    private static String beforeTheRequestBegan(Throwable failure) {
        if (cause(failure, UnknownHostException.class).isPresent()) {
            return "dns";
        }
        if (cause(failure, SSLException.class).isPresent()) {
            return "tls";
        }
        if (cause(failure, SocketTimeoutException.class).isPresent()) {
            return "connect_timeout";
        }
        if (cause(failure, ConnectException.class).isPresent()) {
            return "connection_refused";
        }
        return cause(failure, NoRouteToHostException.class).isPresent() ? "no_route" : "connection_failed";
    }

    /** The bare type only: the timeouts of sockets and HTTP clients inherit from it, and no thread was interrupted. */
    private static boolean wasInterrupted(Throwable failure) {
        return Thread.currentThread().isInterrupted()
                || cause(failure, InterruptedException.class).isPresent()
                || cause(failure, ClosedByInterruptException.class).isPresent()
                || cause(failure, InterruptedIOException.class)
                        .filter(interrupted -> interrupted.getClass() == InterruptedIOException.class)
                        .isPresent();
    }
}
