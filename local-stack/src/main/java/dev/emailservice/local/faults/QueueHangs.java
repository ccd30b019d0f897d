package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.model.settings.DeployedFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The outbox queue takes the first messages and does not say so. Whoever sent them was promised nothing, and sends them again with
 * the same keys: each is to arrive once, though the API tries twice and a worker may have the first copy.
 */
final class QueueHangs extends NamedFault {

    private static final int PROBES = 8;

    private @Nullable SilentQueue queue;
    private List<Integer> statuses = List.of();
    private List<Integer> again = List.of();
    private int unanswered;

    QueueHangs() {
        super(
                "queue-hangs",
                PROBES
                        + " messages taken and never answered: 503 each, and 202 when sent again with their keys; these and"
                        + " the emails after them all delivered once, dlq 0");
    }

    @Override
    public boolean wantsFreshStack() {
        return true;
    }

    @Override
    public LocalStackOptions options(LocalStackOptions usual) {
        try {
            queue = new SilentQueue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Each process waits out the limits of its one request.
        return usual.withApiProcesses(4)
                .withFlags(DeployedFunction.SEND_EMAIL, List.of("-Daws.endpointUrlSqs=" + queue.uri()));
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        if (queue != null) {
            queue.leadTo(stack.stores().sqs());
            queue.silent(true);
            statuses = ApiProbe.statuses(stack, PROBES);
            queue.silent(false);
            again = ApiProbe.statuses(stack, PROBES);
        }
    }

    @Override
    public void atRest(LocalStack stack) {
        if (queue != null) {
            unanswered = queue.unanswered();
            queue.close();
        }
    }

    @Override
    public int injected() {
        return unanswered;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return unanswered >= PROBES
                && statuses.equals(Collections.nCopies(PROBES, 503))
                && again.equals(Collections.nCopies(PROBES, 202))
                && findings.strangers() == PROBES
                && findings.accepted() == emails
                && findings.delivered() == emails
                && findings.lost() == 0
                && findings.unsettled() == 0
                && findings.duplicates() == 0
                && findings.deadLetters() == 0;
    }
}
