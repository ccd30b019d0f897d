package dev.emailservice.delivery.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The attempts at one provider that have not ended. Guarded by its owner. */
final class InFlight {

    /** By attempt, when it began; those reported as overdue are not in it any more. */
    private final Map<Long, Instant> began = new HashMap<>();

    /** By attempt, its email's recipients. */
    private final Map<Long, Integer> recipients = new HashMap<>();

    void add(long attempt, int ofRecipients, Instant at) {
        began.put(attempt, at);
        recipients.put(attempt, ofRecipients);
    }

    void remove(long attempt) {
        began.remove(attempt);
        recipients.remove(attempt);
    }

    /** Recipients of all attempts under way. */
    int recipients() {
        return recipients.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How long until the first attempt is overdue; empty where none can become so. */
    Optional<Duration> untilOverdue(Duration overdueAfter, Instant now) {
        return began.values().stream()
                .min(Instant::compareTo)
                .map(first -> Duration.between(now, first.plus(overdueAfter)));
    }

    /** Hands out, once each, when those began that are overdue. */
    void takeOverdue(Duration overdueAfter, Instant now, Consumer<Instant> each) {
        began.entrySet().removeIf(attempt -> {
            boolean overdue = !attempt.getValue().plus(overdueAfter).isAfter(now);
            if (overdue) {
                each.accept(attempt.getValue());
            }
            return overdue;
        });
    }
}
