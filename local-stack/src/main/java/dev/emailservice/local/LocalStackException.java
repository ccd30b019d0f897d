package dev.emailservice.local;

import org.jspecify.annotations.Nullable;

/** The local stack can't start. The message tells a person why and what to do. */
public final class LocalStackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LocalStackException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
