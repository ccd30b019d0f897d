package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.model.ledger.LedgerState;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Every tenth email is one that each provider refuses for good; where asked, the dead letters come back twice. */
final class Poison extends NamedFault {

    /** The recipients of {@link Load} whose number ends in 7. */
    private static final Pattern REFUSED = Pattern.compile("user[0-9]*7@example\\.org");

    private final int redrives;
    private int refused;
    private boolean calm;
    private boolean allCameBack = true;

    private Poison(String name, String bar, int redrives) {
        super(name, bar);
        this.redrives = redrives;
    }

    /** Once. */
    static Poison once() {
        return new Poison(
                "poison", "1 in 10 refused with 400; dlq = exactly these, the rest once, no provider blamed", 0);
    }

    /** With the dead letters redriven twice, and Redis emptied in between. */
    static Poison redriven() {
        return new Poison(
                "redriven-twice", "dead letters and 10 copies of sent ones; duplicates 0, dlq = the refused", 2);
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        stack.builtIn("ses").orElseThrow().refuse(REFUSED);
        stack.builtIn("sendgrid").orElseThrow().refuse(REFUSED);
        if (redrives > 0) {
            var copied = new AtomicInteger();
            stack.onFed(body -> {
                if (copied.getAndIncrement() < 10) {
                    stack.putOnDeadLetterQueue(body);
                }
            });
        }
    }

    @Override
    public void atRest(LocalStack stack) throws InterruptedException {
        for (int i = 0; i < redrives; i++) {
            allCameBack &= stack.redrive() > 0;
            Rest.await(stack);
            RedisFault.quietly(stack, "FLUSHALL");
        }
        calm = stack.routing().values().stream()
                .allMatch(state -> state.json().path("failureScore").asDouble() == 0);
        refused = stack.receipts().answers("ses").getOrDefault("400", 0L).intValue()
                + stack.receipts().answers("sendgrid").getOrDefault("400", 0L).intValue();
    }

    @Override
    public Set<LedgerState> ends() {
        return Set.of(LedgerState.FAILED);
    }

    @Override
    public int injected() {
        return refused;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        // One attempt a provider at most; the copies may hold some of the refused ones once more.
        int poison = emails / 10;
        boolean letters = redrives == 0
                ? findings.deadLetters() == poison
                : findings.deadLetters() >= poison && findings.deadLetters() <= poison + 10;
        return refused >= poison
                && refused <= 2 * poison
                && letters
                && calm
                && allCameBack
                && findings.accepted() == emails
                && findings.delivered() == emails - poison
                && findings.failed() == poison
                && findings.lost() == 0
                && findings.unsettled() == 0
                && findings.duplicates() == 0;
    }
}
