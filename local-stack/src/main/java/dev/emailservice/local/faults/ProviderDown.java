package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.doubles.Behaviour;
import dev.emailservice.local.doubles.Behaviour.Mode;
import java.util.random.RandomGenerator;

/** SES, the faster provider, answers 503 to everything from the first third on. */
final class ProviderDown extends NamedFault {

    /** As few as these show that emails went on to the other provider; the workers soon avoid this one. */
    private static final int AT_LEAST = 3;

    private int answers;

    ProviderDown() {
        super("ses-down", AT_LEAST + "+ answers 503; all delivered, lost 0, duplicates 0, dlq 0");
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        slowDown(stack, "sendgrid");
    }

    @Override
    public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random) {
        if (accepted == emails / 3) {
            stack.behave("ses", Behaviour.of(Mode.ERROR));
        }
    }

    @Override
    public void atRest(LocalStack stack) {
        answers = unavailableAnswers(stack, "ses");
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
