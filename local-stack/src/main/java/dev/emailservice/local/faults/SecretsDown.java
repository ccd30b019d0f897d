package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import java.util.random.RandomGenerator;

/** The store of secrets is out of service before the first email: SendGrid's key can't be read. */
final class SecretsDown extends NamedFault {

    private int refusals;

    SecretsDown() {
        super("secrets-down-cold", "asked in vain once or more; all delivered once by SES, dlq 0");
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        slowDown(stack, "ses");
        stack.secrets().down(true);
    }

    @Override
    public void atRest(LocalStack stack) {
        refusals = stack.secrets().refusals();
    }

    @Override
    public int injected() {
        return refusals;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return refusals > 0 && allDeliveredOnce(findings, emails) && findings.deadLetters() == 0;
    }
}
