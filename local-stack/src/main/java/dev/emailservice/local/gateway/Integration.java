package dev.emailservice.local.gateway;

import dev.emailservice.local.runtime.InvocationResult;
import java.time.Duration;
import java.util.Optional;

/** The function behind a route. */
@FunctionalInterface
public interface Integration {

    /** Has the function handle the event. Empty if it has not answered within the time. */
    Optional<InvocationResult> invoke(String event, Duration atMost) throws InterruptedException;
}
