package dev.emailservice.adapters.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a throttling provider asks us to wait. */
public final class RetryAfter {

    /** The longest wait that is believed: a clock or a unit is wrong beyond it. */
    public static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** What {@code Retry-After} says in seconds (RFC 9110, section 10.2.3); its dates are not used by providers. */
    public static Optional<Duration> seconds(Answer answer) {
        return answer.header("Retry-After")
                .flatMap(RetryAfter::number)
                .map(seconds -> bounded(Duration.ofSeconds(seconds)));
    }

    /** The time until the moment, in seconds since 1970, that the header names. */
    public static Optional<Duration> epochSeconds(Answer answer, String header, Instant now) {
        return answer.header(header)
                .flatMap(RetryAfter::number)
                .map(moment -> bounded(Duration.between(now, Instant.ofEpochSecond(moment))));
    }

    private static Optional<Long> number(String text) {
        String digits = text.strip();
        return digits.matches("\\d{1,12}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
