package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Each message comes once more while its first copy is with a worker, and once more when all is done. */
final class RepeatedMessages extends NamedFault {

    private final Set<String> bodies = ConcurrentHashMap.newKeySet();
    private final AtomicInteger copies = new AtomicInteger();

    RepeatedMessages() {
        super("same-message-again", "each twice at once and once more later; all delivered once, lost 0, dlq 0");
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        stack.behave("ses", late(Duration.ofMillis(40)));
        stack.onFed(body -> {
            if (bodies.add(body)) {
                copies.incrementAndGet();
                stack.putOnQueue(body);
            }
        });
    }

    @Override
    public void atRest(LocalStack stack) throws InterruptedException {
        List<String> all = new ArrayList<>(bodies);
        all.forEach(stack::putOnQueue);
        copies.addAndGet(all.size());
        Rest.await(stack);
    }

    @Override
    public int injected() {
        return copies.get();
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return copies.get() == 2 * emails && allDeliveredOnce(findings, emails) && findings.deadLetters() == 0;
    }
}
