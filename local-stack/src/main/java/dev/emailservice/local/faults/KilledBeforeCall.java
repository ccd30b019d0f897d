package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The worker is killed with -9 at moments when the ledger shows claims of its, and no provider has seen any of these emails. Such
 * a moment lasts some milliseconds: the worker is stopped by a signal, looked at, and let go on where the moment is another.
 */
final class KilledBeforeCall extends NamedFault {

    private static final int PLANNED = 3;
    private static final int LOOKS = 40;

    /** What a stopped worker had put on the wire arrives within this time, and is answered. */
    private static final Duration ON_THE_WIRE = Duration.ofMillis(50);

    private final Set<String> claimed = new HashSet<>();
    private int kills;

    KilledBeforeCall() {
        super(
                "worker-killed-before-call",
                PLANNED + "+ kills while emails are claimed and no provider has seen them; all delivered once, dlq 0");
    }

    /** With one worker, whatever is claimed is that one's. */
    @Override
    public LocalStackOptions options(LocalStackOptions usual) {
        return usual.withWorkers(1).withVisibilityTimeout(Duration.ofSeconds(10));
    }

    @Override
    public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random)
            throws InterruptedException {
        int due = Math.min(PLANNED, accepted * (PLANNED + 1) / (emails + 1));
        for (int look = 0; look < LOOKS && due > kills; look++) {
            OptionalLong busy = BusyWorker.await(stack, random);
            if (busy.isEmpty()) {
                // The next accept tries again.
                return;
            }
            signal(busy.getAsLong(), "STOP");
            Thread.sleep(ON_THE_WIRE);
            if (isBeforeItsCalls(stack) && kill(busy.getAsLong())) {
                kills++;
            } else {
                signal(busy.getAsLong(), "CONT");
                Thread.sleep(random.nextInt(20));
            }
        }
    }

    /** Whether there are new claims, and no provider has seen anything of what is claimed. */
    private boolean isBeforeItsCalls(LocalStack stack) {
        Set<String> sending = stack.ledgerStates().entrySet().stream()
                .filter(entry -> entry.getValue().equals("sending"))
                .map(entry -> entry.getKey())
                .collect(Collectors.toSet());
        boolean seen = stack.receipts().all().stream().anyMatch(receipt -> sending.contains(receipt.emailId()));
        return !seen && claimed.addAll(sending);
    }

    @Override
    public int injected() {
        return kills;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return kills >= PLANNED
                && allDeliveredOnce(findings, emails)
                && findings.deadLetters() == 0
                && findings.failed() == 0;
    }
}
