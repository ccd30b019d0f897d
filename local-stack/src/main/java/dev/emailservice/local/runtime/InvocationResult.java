package dev.emailservice.local.runtime;

import java.time.Duration;

/** How one invocation of a function ended. */
public sealed interface InvocationResult {

    /**
     * The handler returned.
     *
     * @param json what it returned, as it was sent: not necessarily JSON
     */
    record Answered(String json) implements InvocationResult {}

    /**
     * The handler threw.
     *
     * @param json the error document: {@code errorType}, {@code errorMessage}, {@code stackTrace}
     */
    record FunctionError(String json) implements InvocationResult {}

    /**
     * The process ended before it answered.
     *
     * @param exitCode its exit code; 128 + n after signal n
     */
    record Crashed(int exitCode) implements InvocationResult {}

    /**
     * There was no answer within the function's timeout, and the process was killed for it.
     *
     * @param timeout the function's timeout
     */
    record TimedOut(Duration timeout) implements InvocationResult {}

    /** Whether the process that had the invocation is gone. */
    default boolean processIsGone() {
        return this instanceof Crashed || this instanceof TimedOut;
    }
}
