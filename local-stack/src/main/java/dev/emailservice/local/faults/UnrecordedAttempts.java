package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The attempts a provider has taken and no worker has recorded, at the moments somebody looks. Only such an attempt may
 * rightly be made a second time; whatever is sent twice beyond these is a fault of the service.
 */
final class UnrecordedAttempts {

    /** What a killed worker had put on the wire arrives within this time. */
    private static final Duration ON_THE_WIRE = Duration.ofMillis(50);

    /** One copy of one email: the same attempt counts once, however often it is seen. */
    private record Copy(String id, int number) {}

    private final Set<Copy> seen = new HashSet<>();

    /**
     * Adds what is unrecorded now. Attempts of workers that go on well are among it: the count is an upper bound.
     *
     * @throws InterruptedException where the run is stopped
     */
    void look(LocalStack stack) throws InterruptedException {
        Thread.sleep(ON_THE_WIRE);
        // What a killed worker left behind is in both until its lease ends, so it does not matter which is read first.
        Map<String, Integer> copies = new HashMap<>();
        stack.receipts().all().forEach(receipt -> {
            String id = receipt.emailId();
            if (id != null) {
                copies.merge(id, 1, Integer::sum);
            }
        });
        stack.ledgerStates().forEach((id, state) -> {
            if (state.equals("sending") && copies.containsKey(id)) {
                seen.add(new Copy(id, copies.get(id)));
            }
        });
    }

    /** How many were seen so far. */
    int count() {
        return seen.size();
    }
}
