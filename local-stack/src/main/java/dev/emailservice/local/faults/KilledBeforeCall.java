package dev.emailservice.local.faults;

import dev.emailservice.local.LedgerEntry;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The worker is killed with -9 at moments when the ledger shows claims of its, and no provider has seen any of these emails: before
 * it has written that it is about to call one, and after that. Such a moment lasts some milliseconds: the worker is stopped by a
 * signal, looked at, and let go on where the moment is another.
 */
final class KilledBeforeCall extends NamedFault {

    private static final int PLANNED = 3;
    private static final int LOOKS = 40;

    /** What a stopped worker had put on the wire arrives within this time, and is answered. */
    private static final Duration ON_THE_WIRE = Duration.ofMillis(50);

    private final Set<String> claimed = new HashSet<>();
    private int kills;
    private int beforeTheRecord;
    private int afterTheRecord;

    KilledBeforeCall() {
        super(
                "worker-killed-before-call",
                PLANNED
                        + "+ kills while emails are claimed and no provider has seen them, 1+ before a call is recorded and"
                        + " 1+ after; all delivered once, dlq 0");
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
            List<LedgerEntry> fresh = freshClaims(stack);
            if (isWanted(fresh) && kill(busy.getAsLong())) {
                count(fresh);
            } else {
                signal(busy.getAsLong(), "CONT");
                Thread.sleep(random.nextInt(20));
            }
        }
    }

    /** The claims that no kill has left behind; none where a provider has seen anything of what is claimed. */
    private List<LedgerEntry> freshClaims(LocalStack stack) {
        List<LedgerEntry> sending = stack.ledgerEntries().stream()
                .filter(entry -> entry.state().equals("sending"))
                .toList();
        Set<String> ids = sending.stream().map(LedgerEntry::id).collect(Collectors.toSet());
        boolean seen = stack.receipts().all().stream().anyMatch(receipt -> ids.contains(receipt.emailId()));
        return seen
                ? List.of()
                : sending.stream()
                        .filter(entry -> !claimed.contains(entry.id()))
                        .toList();
    }

    /** The last kills are kept for the kind of moment that is missing. */
    private boolean isWanted(List<LedgerEntry> fresh) {
        int missing = (beforeTheRecord == 0 ? 1 : 0) + (afterTheRecord == 0 ? 1 : 0);
        boolean isMissing = (beforeTheRecord == 0 && fresh.stream().anyMatch(entry -> !entry.calling()))
                || (afterTheRecord == 0 && fresh.stream().anyMatch(LedgerEntry::calling));
        return !fresh.isEmpty() && (isMissing || kills + missing < PLANNED);
    }

    private void count(List<LedgerEntry> fresh) {
        kills++;
        fresh.forEach(entry -> claimed.add(entry.id()));
        if (fresh.stream().anyMatch(entry -> !entry.calling())) {
            beforeTheRecord++;
        }
        if (fresh.stream().anyMatch(LedgerEntry::calling)) {
            afterTheRecord++;
        }
    }

    @Override
    public int injected() {
        return kills;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return kills >= PLANNED
                && beforeTheRecord >= 1
                && afterTheRecord >= 1
                && allDeliveredOnce(findings, emails)
                && findings.deadLetters() == 0
                && findings.failed() == 0;
    }
}
