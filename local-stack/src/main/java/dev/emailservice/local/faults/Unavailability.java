package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;

/** A fault that makes the faster of the two providers answer 503. */
abstract class Unavailability extends NamedFault {

    /** One shows that an email went on to the other provider; the workers avoid this one after very few. */
    private static final int AT_LEAST = 1;

    private final String failing;
    private int answers;

    /** @param failing the provider that will fail */
    Unavailability(String name, String failing) {
        super(name, AT_LEAST + "+ answers 503; all delivered, lost 0, duplicates 0, dlq 0");
        this.failing = failing;
    }

    @Override
    public final void atRest(LocalStack stack) {
        answers = stack.receipts().answers(failing).getOrDefault("503", 0L).intValue();
    }

    @Override
    public final int injected() {
        return answers;
    }

    @Override
    public final boolean holds(Findings findings, int emails) {
        return answers >= AT_LEAST && allDeliveredOnce(findings, emails) && findings.deadLetters() == 0;
    }
}
