package dev.emailservice.local.runtime;

/** A function's process ended before it could take an invocation. The message holds the end of its log. */
public final class FunctionStartException extends Exception {

    private static final long serialVersionUID = 1L;

    FunctionStartException(String message) {
        super(message);
    }
}
