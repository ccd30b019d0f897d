package dev.emailservice.local.faults;

import dev.emailservice.local.LedgerEntry;
import dev.emailservice.local.LedgerEntry.Attempt;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.model.settings.EnvironmentVariable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * The clock of one of four workers is wrong: what it decides must not make the others decide otherwise. Each message is there
 * twice, so that two have the same email at once, and one takes the other's claim for over. Where the clock is fast, it also
 * takes some emails for stale that are not.
 */
final class ClockWrong extends NamedFault {

    private static final Duration BY = Duration.ofMinutes(10);

    /**
     * An email that is stale by the fast clock is offered anew every ten seconds for a minute, to whoever comes first: with so many
     * workers hardly ever to the same one each time.
     */
    private static final int WORKERS = 4;

    /** Of an email: long enough that the other worker has the second message meanwhile. */
    private static final Duration CALL = Duration.ofMillis(200);

    /** Longer than a call takes on a busy machine: the word about it is there before. */
    private static final String CONFIRMATION_SECONDS = "20";

    /** No more messages wait than the workers take at once: else the second one would come when the first one's call is over. */
    private static final int WAITING = 5;

    /** Calls that the other worker took for over: fewer would show too little. */
    private static final int MET = 5;

    /** One email of so many expires, by the fast clock before it can be sent. */
    private static final int EXPIRING = 20;

    /** Stale by the fast clock for only so long that it must not say so yet, until another worker has the message. */
    private static final Duration FRESH = BY.minusSeconds(2);

    private static final String STALE = "\"reason\":\"stale\"";

    private final Duration offset;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private long staleBefore;
    private int wrong;
    private int right;
    private int met;
    private long stale;
    private boolean oneAcceptEach;

    private ClockWrong(String name, String more, Duration offset) {
        super(
                name,
                "each message twice; each worker makes a tenth of the sends or more, " + MET
                        + "+ calls are taken for over that are not" + more
                        + "; one accept each, all delivered once, dlq 0");
        this.offset = offset;
    }

    /** Ten minutes fast. */
    static ClockWrong fast() {
        return new ClockWrong("clock-fast", ", 1+ times an email for stale that is not", BY);
    }

    /** Ten minutes slow. */
    static ClockWrong slow() {
        return new ClockWrong("clock-slow", "", BY.negated());
    }

    @Override
    public LocalStackOptions options(LocalStackOptions usual) {
        return usual.withWorkers(WORKERS)
                .withOneWorkersClock(offset)
                .withVariable(EnvironmentVariable.CONFIRMATION_SECONDS, CONFIRMATION_SECONDS);
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        staleBefore = LogLines.count(stack, STALE);
        stack.behave("ses", late(CALL));
        stack.behave("sendgrid", late(CALL));
        stack.onFed(body -> {
            if (seen.add(body)) {
                stack.putOnQueue(body);
            }
        });
    }

    @Override
    public String fieldsOf(int number) {
        return offset.isPositive() && number % EXPIRING == 0
                ? ",\"expires_at\":\"%s\"".formatted(Instant.now().plus(FRESH))
                : "";
    }

    @Override
    public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random)
            throws InterruptedException {
        while (stack.queue().visible() > WAITING) {
            Thread.sleep(20);
        }
    }

    @Override
    public void atRest(LocalStack stack) {
        // Half the offset tells the clocks apart: no run takes that long.
        Instant between = Instant.now().plus(offset.dividedBy(2));
        List<LedgerEntry> entries = stack.ledgerEntries();
        met = LedgerFacts.unknownOutcomes(entries);
        stale = LogLines.count(stack, STALE) - staleBefore;
        oneAcceptEach = true;
        for (LedgerEntry entry : entries) {
            List<Attempt> known = entry.attempts().stream()
                    .filter(attempt -> !attempt.isUnknown())
                    .toList();
            oneAcceptEach &= known.size() == 1 && known.getFirst().outcome().equals("accepted");
            for (Attempt attempt : known) {
                if (attempt.at().isAfter(between) == offset.isPositive()) {
                    wrong++;
                } else {
                    right++;
                }
            }
        }
    }

    @Override
    public int injected() {
        return met;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return wrong >= emails / 10
                && right >= emails / 10
                && met >= MET
                && (stale >= 1 || offset.isNegative())
                && oneAcceptEach
                && allDeliveredOnce(findings, emails)
                && findings.deadLetters() == 0
                && findings.failed() == 0;
    }
}
