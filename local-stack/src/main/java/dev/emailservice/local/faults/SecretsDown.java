package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import java.util.random.RandomGenerator;

/** The store of secrets is out of service: before the first email, so that SendGrid's key can't be read, or after a third. */
final class SecretsDown extends NamedFault {

    private final boolean cold;
    private int before;
    private int injected;

    private SecretsDown(String name, String bar, boolean cold) {
        super(name, bar);
        this.cold = cold;
    }

    /** Nobody has read the key yet. */
    static SecretsDown cold() {
        return new SecretsDown(
                "secrets-down-cold", "asked in vain once or more; all delivered once by SES, dlq 0", true);
    }

    /** Every worker may have the key already. */
    static SecretsDown warm() {
        return new SecretsDown(
                "secrets-down-warm", "SendGrid sends a fifth or more without it; all delivered once, dlq 0", false);
    }

    @Override
    public boolean wantsFreshStack() {
        return cold;
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        slowDown(stack, "ses");
        stack.secrets().down(cold);
    }

    @Override
    public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random) {
        if (accepted == emails / 3 && !cold) {
            before = bySendGrid(stack);
            stack.secrets().down(true);
        }
    }

    @Override
    public void atRest(LocalStack stack) {
        injected = cold ? stack.secrets().refusals() : bySendGrid(stack) - before;
    }

    private static int bySendGrid(LocalStack stack) {
        return (int) stack.receipts().all().stream()
                .filter(receipt -> receipt.provider().equals("sendgrid"))
                .count();
    }

    @Override
    public int injected() {
        return injected;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return injected >= (cold ? 1 : emails / 5) && allDeliveredOnce(findings, emails) && findings.deadLetters() == 0;
    }
}
