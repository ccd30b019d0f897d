package dev.emailservice.http;

import java.util.function.Supplier;

/** The clients of a store could not be built: tells a service that is not set up from a bug. */
public final class NotWiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private NotWiredException(Throwable cause) {
        super(cause);
    }

    /**
     * What the wiring gives.
     *
     * @throws NotWiredException where it fails, whatever the failure
     */
    public static <T> T wired(Supplier<T> wiring) {
        try {
            return wiring.get();
        } catch (RuntimeException | LinkageError e) {
            throw new NotWiredException(e);
        }
    }
}
