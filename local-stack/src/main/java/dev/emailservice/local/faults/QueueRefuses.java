package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.model.settings.EnvironmentVariable;

/** The outbox queue takes nothing from the API. */
final class QueueRefuses extends NamedFault {

    private int notQueued;

    QueueRefuses() {
        super("queue-refuses", "every request answered with an error, never 202; nothing delivered, dlq 0");
    }

    @Override
    public LocalStackOptions options(LocalStackOptions usual) {
        return usual.withVariable(EnvironmentVariable.OUTBOX_QUEUE_URL, "http://127.0.0.1:1/000000000000/absent");
    }

    @Override
    public void atRest(LocalStack stack) {
        notQueued = (int)
                stack.ledgerStates().values().stream().filter("failed"::equals).count();
    }

    @Override
    public int injected() {
        return notQueued;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return notQueued == emails
                && findings.accepted() == 0
                && findings.refused() == emails
                && findings.strangers() == 0
                && findings.deadLetters() == 0;
    }
}
