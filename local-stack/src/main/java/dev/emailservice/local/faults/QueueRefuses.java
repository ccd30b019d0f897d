package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.model.settings.EnvironmentVariable;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** The outbox queue takes nothing from the API. */
final class QueueRefuses extends NamedFault {

    private static final int PROBES = 8;

    private List<Integer> statuses = List.of();
    private int notQueued;

    QueueRefuses() {
        super(
                "queue-refuses",
                "every request answered with an error, never 202, " + PROBES
                        + " of them looked at: 503; nothing delivered, dlq 0");
    }

    @Override
    public LocalStackOptions options(LocalStackOptions usual) {
        return usual.withVariable(EnvironmentVariable.OUTBOX_QUEUE_URL, "http://127.0.0.1:1/000000000000/absent");
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        statuses = ApiProbe.statuses(stack, PROBES);
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
        return notQueued == emails + PROBES
                && statuses.equals(Collections.nCopies(PROBES, 503))
                && findings.accepted() == 0
                && findings.refused() == emails
                && findings.strangers() == 0
                && findings.deadLetters() == 0;
    }
}
