package dev.emailservice.local.faults;

import dev.emailservice.local.LedgerEntry.Attempt;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The clock of one of two workers is wrong: what it decides must not make the other one decide otherwise. */
final class ClockWrong extends NamedFault {

    private static final Duration BY = Duration.ofMinutes(10);

    private final Duration offset;
    private int wrong;
    private int right;
    private boolean oneAcceptEach;

    private ClockWrong(String name, Duration offset) {
        super(
                name,
                "each worker makes a tenth of the attempts or more, each is accepted and the only one of its email;"
                        + " all delivered once, dlq 0");
        this.offset = offset;
    }

    /** Ten minutes fast. */
    static ClockWrong fast() {
        return new ClockWrong("clock-fast", BY);
    }

    /** Ten minutes slow. */
    static ClockWrong slow() {
        return new ClockWrong("clock-slow", BY.negated());
    }

    @Override
    public LocalStackOptions options(LocalStackOptions usual) {
        return usual.withOneWorkersClock(offset);
    }

    @Override
    public void atRest(LocalStack stack) {
        // Half the offset tells the clocks apart: no run takes that long.
        Instant between = Instant.now().plus(offset.dividedBy(2));
        List<List<Attempt>> attempts =
                stack.ledgerEntries().stream().map(entry -> entry.attempts()).toList();
        oneAcceptEach = attempts.stream()
                .allMatch(each -> each.size() == 1 && each.getFirst().outcome().equals("accepted"));
        for (List<Attempt> each : attempts) {
            for (Attempt attempt : each) {
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
        return wrong;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return wrong >= emails / 10
                && right >= emails / 10
                && oneAcceptEach
                && allDeliveredOnce(findings, emails)
                && findings.deadLetters() == 0
                && findings.failed() == 0;
    }
}
