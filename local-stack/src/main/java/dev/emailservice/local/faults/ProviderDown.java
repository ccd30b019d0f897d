package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.doubles.Behaviour;
import dev.emailservice.local.doubles.Behaviour.Mode;
import java.util.random.RandomGenerator;

/** SES, the faster provider, answers 503 to everything from the first third on. */
final class ProviderDown extends Unavailability {

    ProviderDown() {
        super("ses-down", "ses");
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
}
