package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.local.doubles.Behaviour;
import dev.emailservice.local.doubles.Behaviour.Mode;
import dev.emailservice.model.settings.EnvironmentVariable;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Both providers answer 503 for four hours from before the first email: in a sixtieth of the time, with the delays between tries
 * a sixtieth of the deployed ones. The number of receives stays as it is, and so do the probes' pauses, which get no quicker.
 */
final class BothDownLong extends NamedFault {

    private static final Duration OUTAGE = Duration.ofHours(4).dividedBy(60);

    /** Two seconds and twenty-five minutes, by sixty. */
    private static final String FIRST_MILLIS = "33";

    private static final String LONGEST_MILLIS = "25000";

    /** More than a schedule that is not sped up has in this time. */
    private static final int TRIES = 10;

    private static final String GOES_BACK = "message goes back to the queue";

    private long began;
    private long before;
    private int waited;
    private long tries;
    private boolean nothingSent;

    BothDownLong() {
        super(
                "both-down-4h",
                "sixty times as fast; all wait until its end, " + TRIES
                        + "+ tries each; then all delivered once, dlq 0");
    }

    @Override
    public LocalStackOptions options(LocalStackOptions usual) {
        return usual.withVariable(EnvironmentVariable.RETRY_FIRST_MILLIS, FIRST_MILLIS)
                .withVariable(EnvironmentVariable.RETRY_LONGEST_MILLIS, LONGEST_MILLIS);
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        before = LogLines.count(stack, GOES_BACK);
        began = System.nanoTime();
        stack.behave("ses", Behaviour.of(Mode.ERROR));
        stack.behave("sendgrid", Behaviour.of(Mode.ERROR));
    }

    @Override
    public void allAccepted(LocalStack stack) throws InterruptedException {
        Duration left = OUTAGE.minusNanos(System.nanoTime() - began);
        Thread.sleep(left.isNegative() ? Duration.ZERO : left);
        waited = stack.queue().total();
        nothingSent = stack.receipts().size() == 0;
        tries = LogLines.count(stack, GOES_BACK) - before;
        stack.behave("ses", Behaviour.OK);
        stack.behave("sendgrid", Behaviour.OK);
    }

    @Override
    public int injected() {
        return waited;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return waited == emails
                && nothingSent
                && tries >= (long) TRIES * emails
                && allDeliveredOnce(findings, emails)
                && findings.deadLetters() == 0
                && findings.failed() == 0;
    }
}
