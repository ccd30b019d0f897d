package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.ProviderSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/** SES, the faster provider, may send 100 emails a day, and several workers race for them. */
final class UsageLimit extends NamedFault {

    private static final long LIMIT = 100;

    /**
     * What may be used as fast as one likes: what is left then is to last for the rest of the day. Of these, a batch under way may
     * have reserved some and not used them when the emails come to their end.
     */
    private static final long REACHED = 70;

    /** So that every email would rather go through SES: else its share, and not its limit, would end what it gets. */
    private static final double PREFERENCE = 50;

    private static final int WORKERS = 20;

    private int bySes;

    UsageLimit() {
        super(
                "usage-limit",
                WORKERS + " workers; " + REACHED + " to " + LIMIT + " through SES, all delivered once, dlq 0");
    }

    /** A worker remembers what it has used. */
    @Override
    public boolean wantsFreshStack() {
        return true;
    }

    @Override
    public LocalStackOptions options(LocalStackOptions usual) {
        return usual.withWorkers(WORKERS)
                .withVariable(
                        EnvironmentVariable.PROVIDERS,
                        ProviderSettings.formatList(List.of(
                                ProviderSettings.of("ses")
                                        .withLimits(null, LIMIT)
                                        .withWeight(PREFERENCE),
                                ProviderSettings.of("sendgrid"))));
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        slowDown(stack, "sendgrid");
    }

    @Override
    public void atRest(LocalStack stack) {
        bySes = (int) stack.receipts().all().stream()
                .filter(receipt -> receipt.provider().equals("ses"))
                .count();
    }

    @Override
    public int injected() {
        return bySes;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return bySes >= REACHED && bySes <= LIMIT && allDeliveredOnce(findings, emails) && findings.deadLetters() == 0;
    }
}
