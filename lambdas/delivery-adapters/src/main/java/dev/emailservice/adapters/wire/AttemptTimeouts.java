package dev.emailservice.adapters.wire;

import dev.emailservice.delivery.provider.AttemptBudget;
import java.time.Duration;

/**
 * How long one attempt may take on the wire.
 *
 * @param connect to open a connection, and to wait for a free one of the pool
 * @param read between two bytes of the answer
 * @param whole the whole attempt, however slowly the bytes come
 */
public record AttemptTimeouts(Duration connect, Duration read, Duration whole) {

    /** The budget of every attempt in production. */
    public static final AttemptTimeouts BUDGET =
            new AttemptTimeouts(AttemptBudget.CONNECT, AttemptBudget.READ, AttemptBudget.LONGEST_ATTEMPT);
}
