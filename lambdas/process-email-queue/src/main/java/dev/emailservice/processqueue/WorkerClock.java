package dev.emailservice.processqueue;

import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.Variables;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What tells this worker the time: the system's clock, or for the fault suite one that is wrong. */
final class WorkerClock {

    /** Where the ledger is, in the SDK's own words. Absent where it is AWS'. */
    private static final String LEDGER_ENDPOINT = "AWS_ENDPOINT_URL_DYNAMODB";

    private WorkerClock() {}

    /**
     * The clock the environment asks for.
     *
     * @throws IllegalStateException where a wrong clock is asked for and the ledger is not on loopback
     */
    static InstantSource of(Variables variables) {
        Optional<Duration> offset = variables
                .optional(EnvironmentVariable.TEST_CLOCK_OFFSET_SECONDS)
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
        if (offset.isEmpty()) {
            return InstantSource.system();
        }
        if (!variables.values().getOrDefault(LEDGER_ENDPOINT, "").startsWith("http://127.0.0.1:")) {
            throw new IllegalStateException(
                    EnvironmentVariable.TEST_CLOCK_OFFSET_SECONDS + " is for tests: not with a ledger beyond loopback");
        }
        return InstantSource.offset(InstantSource.system(), offset.get());
    }
}
