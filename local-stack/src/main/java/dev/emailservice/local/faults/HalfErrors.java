package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.doubles.Behaviour;
import dev.emailservice.local.doubles.Behaviour.Mode;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** SendGrid, the faster provider, answers 503 to half of the requests. */
final class HalfErrors extends Unavailability {

    HalfErrors() {
        super("sendgrid-503-half", "sendgrid");
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        slowDown(stack, "ses");
        stack.behave("sendgrid", new Behaviour(Mode.ERROR, 503, Duration.ZERO, 10, 0.5, null));
    }
}
