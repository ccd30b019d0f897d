package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.doubles.Behaviour;
import dev.emailservice.local.doubles.Behaviour.Mode;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * SES, the faster provider, refuses for five seconds from a third of the accepts on: for its sending rate, which is over in a
 * moment, or for the day's quota, which is not. The last third is sent when the five seconds and the moment after are over.
 */
final class SesThrottled extends NamedFault {

    private static final Duration REFUSES = Duration.ofSeconds(5);

    /** Longer than the rest after a rate that is exceeded, and than what is left of the probing. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(4);

    /** Two workers with ten emails each under way when it begins to refuse. */
    private static final int UNDER_WAY = 20;

    /** How often a rest of a second ends while SES refuses. */
    private static final int RESTS = 5;

    /** After each of which SES is tried with a few emails, not with everything that is there. */
    private static final int TRIES = 4;

    /** Half of the emails that come while it refuses: a worker that does not rest offers SES all of them. */
    private static final int ONE_OF = 6;

    private final boolean quota;
    private int refused;
    private int before;
    private int after;

    private SesThrottled(String name, String bar, boolean quota) {
        super(name, bar);
        this.quota = quota;
    }

    /** "Maximum sending rate exceeded": a rest of one second, again after each refusal. */
    static SesThrottled rate() {
        return new SesThrottled(
                "ses-rate",
                "1 refusal or more in 5 s, at most " + atMost(false, Integer.MAX_VALUE)
                        + " (2 workers, 10 emails each, and "
                        + TRIES + " after each rest of 1 s) and 1 in " + ONE_OF
                        + " emails, a tenth or more by SES after it; all delivered once, dlq 0",
                false);
    }

    /** "Daily message quota exceeded": left alone for minutes. */
    static SesThrottled quota() {
        return new SesThrottled(
                "ses-quota",
                "1 to " + UNDER_WAY + " refusals (2 workers, 10 emails each), none by SES in the seconds after it;"
                        + " all delivered once, dlq 0",
                true);
    }

    private static int atMost(boolean quota, int emails) {
        return quota ? UNDER_WAY : Math.min(UNDER_WAY + RESTS * TRIES, emails / ONE_OF);
    }

    @Override
    public boolean wantsFreshStack() {
        return quota;
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        slowDown(stack, "sendgrid");
    }

    @Override
    public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random)
            throws InterruptedException {
        if (accepted == emails / 3) {
            Behaviour refusal = quota
                    ? Behaviour.of(Mode.QUOTA)
                    : new Behaviour(Mode.ERROR, 429, Duration.ZERO, Behaviour.DEFAULT_PER_SECOND, 1, null);
            stack.behave("ses", refusal.lasting(REFUSES));
        } else if (accepted == emails * 2 / 3) {
            Thread.sleep(REFUSES.plus(AFTERWARDS));
            before = bySes(stack);
        }
    }

    @Override
    public void atRest(LocalStack stack) {
        refused = stack.receipts().answers("ses").getOrDefault("429", 0L).intValue();
        after = bySes(stack) - before;
    }

    private static int bySes(LocalStack stack) {
        return (int) stack.receipts().all().stream()
                .filter(receipt -> receipt.provider().equals("ses"))
                .count();
    }

    @Override
    public int injected() {
        return refused;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return refused >= 1
                && refused <= atMost(quota, emails)
                && (quota ? after == 0 : after >= emails / 10)
                && allDeliveredOnce(findings, emails)
                && findings.deadLetters() == 0
                && findings.failed() == 0;
    }
}
