package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.doubles.Behaviour;
import dev.emailservice.local.doubles.Behaviour.Mode;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Both providers answer 503 to everything from the first quarter on, and for some time after the last accept. */
final class BothDown extends NamedFault {

    private static final Duration LONGER = Duration.ofSeconds(5);

    private boolean down;
    private int waiting;

    BothDown() {
        super("both-down", "a quarter or more waits until 5 s after the last accept; all delivered once, dlq 0");
    }

    @Override
    public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random) {
        if (accepted >= emails / 4 && !down) {
            down = true;
            stack.behave("ses", Behaviour.of(Mode.ERROR));
            stack.behave("sendgrid", Behaviour.of(Mode.ERROR));
        }
    }

    @Override
    public void allAccepted(LocalStack stack) throws InterruptedException {
        Thread.sleep(LONGER);
        waiting = stack.queue().total();
        stack.behave("ses", Behaviour.OK);
        stack.behave("sendgrid", Behaviour.OK);
    }

    @Override
    public int injected() {
        return waiting;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return waiting >= emails / 4 && allDeliveredOnce(findings, emails) && findings.deadLetters() == 0;
    }
}
