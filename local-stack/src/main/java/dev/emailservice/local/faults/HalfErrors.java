package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.doubles.Behaviour;
import dev.emailservice.local.doubles.Behaviour.Mode;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** SendGrid, the faster provider, answers 503 to half of the requests. */
final class HalfErrors extends NamedFault {

    /** As few as these show that emails went on to the other provider; the workers soon avoid this one. */
    private static final int AT_LEAST = 3;

    private int answers;

    HalfErrors() {
        super("sendgrid-503-half", AT_LEAST + "+ answers 503; all delivered, lost 0, duplicates 0, dlq 0");
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        slowDown(stack, "ses");
        stack.behave("sendgrid", new Behaviour(Mode.ERROR, 503, Duration.ZERO, 10, 0.5, null));
    }

    @Override
    public void atRest(LocalStack stack) {
        answers = unavailableAnswers(stack, "sendgrid");
    }

    @Override
    public int injected() {
        return answers;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return answers >= AT_LEAST && allDeliveredOnce(findings, emails) && findings.deadLetters() == 0;
    }
}
