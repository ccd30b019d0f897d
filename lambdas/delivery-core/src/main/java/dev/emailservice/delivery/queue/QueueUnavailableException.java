package dev.emailservice.delivery.queue;

/** A queue did not acknowledge a message: lost infrastructure. */
public final class QueueUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public QueueUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
