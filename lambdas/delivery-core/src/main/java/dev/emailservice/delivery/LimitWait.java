package dev.emailservice.delivery;

import dev.emailservice.delivery.provider.AttemptBudget;
import dev.emailservice.delivery.routing.Router;
import dev.emailservice.delivery.routing.RoutingDecision.NoCandidate;
import dev.emailservice.delivery.routing.RoutingDecision.Reason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * The waits of one email for usage of a limit that is reached. A short wait costs less than a way back to the queue, which counts
 * as one of the message's few receives; a long one costs the function's time.
 */
final class LimitWait {

    /** The longest all waits of one email together take. */
    static final Duration LONGEST = Duration.ofSeconds(2);

    /** The shortest of them. */
    static final Duration SHORTEST = Duration.ofMillis(20);

    private final Router router;
    private final int recipients;
    private final Deadline deadline;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private Duration waited = Duration.ZERO;

    LimitWait(Router router, int recipients, Deadline deadline, InstantSource clock, Consumer<Duration> pause) {
        this.router = router;
        this.recipients = recipients;
        this.deadline = deadline;
        this.clock = clock;
        this.pause = pause;
    }

    /** Waits and asks for more, where that is worth it; answers whether it did. */
    boolean once(NoCandidate none) {
        Duration wait = none.retryAfter().compareTo(SHORTEST) > 0 ? none.retryAfter() : SHORTEST;
        Duration total = waited.plus(wait);
        if (none.reason() != Reason.LIMIT_REACHED
                || total.compareTo(LONGEST) > 0
                || !deadline.allows(wait.plus(AttemptBudget.LONGEST_ATTEMPT), clock.instant())) {
            return false;
        }
        // Counted and not read from the clock, which may be set back meanwhile.
        waited = total;
        router.waitForUsage(recipients, wait, pause);
        return true;
    }
}
