package dev.emailservice.apiauthorizer;

/**
 * API Gateway answers 401 to exactly this message of a function's error, and 500 to any other (API Gateway Developer Guide, "Use API
 * Gateway Lambda authorizers").
 */
final class UnauthorizedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a stack trace, which the runtime would log for every request that is refused. */
    UnauthorizedException() {
        super("Unauthorized", null, false, false);
    }
}
