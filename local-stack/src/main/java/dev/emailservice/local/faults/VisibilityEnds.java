package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Both providers answer so late that a message is visible again, and with the other worker, before its first call ends. */
final class VisibilityEnds extends NamedFault {

    /** A message that finds its email claimed stays away until the claim's end, so that few come more than once. */
    private static final int AT_LEAST = 3;

    private static final Duration VISIBILITY = Duration.ofSeconds(1);
    private static final Duration LATENCY = Duration.ofSeconds(3);

    private final Set<String> bodies = ConcurrentHashMap.newKeySet();
    private final AtomicInteger again = new AtomicInteger();

    VisibilityEnds() {
        super("visibility-ends", "3+ come again while a call of 3 s lasts; all delivered once, dlq 0");
    }

    @Override
    public LocalStackOptions options(LocalStackOptions usual) {
        return usual.withVisibilityTimeout(VISIBILITY);
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        stack.behave("ses", late(LATENCY));
        stack.behave("sendgrid", late(LATENCY));
        stack.onFed(body -> {
            if (!bodies.add(body)) {
                again.incrementAndGet();
            }
        });
    }

    @Override
    public int injected() {
        return again.get();
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return again.get() >= AT_LEAST && allDeliveredOnce(findings, emails) && findings.deadLetters() == 0;
    }
}
