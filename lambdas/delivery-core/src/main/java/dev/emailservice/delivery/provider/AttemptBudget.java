package dev.emailservice.delivery.provider;

import java.time.Duration;

/** How long one attempt may take. Two of them and a margin fit into the worker's function timeout. */
public final class AttemptBudget {

    /** To open a connection, TLS included. */
    public static final Duration CONNECT = Duration.ofSeconds(1);

    /** Between the request's end and the answer. */
    public static final Duration READ = Duration.ofSeconds(5);

    /** The whole attempt. */
    public static final Duration LONGEST_ATTEMPT = CONNECT.plus(READ);

    private AttemptBudget() {}
}
