package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.local.faults.ApiProbe.Answer;
import dev.emailservice.local.runtime.FunctionStatus;
import dev.emailservice.model.settings.DeployedFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The outbox queue takes the first messages and does not say so. Whoever sent them was promised nothing, and sends them again with
 * the same keys: each is to arrive once, though the API tries twice and a worker may have the first copy. For half of them the
 * workers are stopped until they have been sent again: what the API does then, no worker has done for it.
 */
final class QueueHangs extends NamedFault {

    private static final int PROBES = 8;
    private static final int HALF = PROBES / 2;

    private @Nullable SilentQueue queue;
    private final List<Answer> first = new ArrayList<>();
    private final List<Answer> again = new ArrayList<>();
    private boolean workersAhead;
    private boolean onceEach;
    private int unanswered;

    QueueHangs() {
        super(
                "queue-hangs",
                PROBES
                        + " messages taken and never answered: 503 each, and 202 with an id of its own when sent again with their"
                        + " keys, half of them before a worker runs; these and the emails after them all delivered once, dlq 0");
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
        return usual.withApiProcesses(HALF)
                .withFlags(DeployedFunction.SEND_EMAIL, List.of("-Daws.endpointUrlSqs=" + queue.uri()));
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) throws InterruptedException {
        if (queue == null) {
            return;
        }
        queue.leadTo(stack.stores().sqs());
        sendTwice(stack, queue, 0);
        List<Long> workers = workers(stack);
        for (long worker : workers) {
            signal(worker, "STOP");
        }
        try {
            Set<String> ids = ids(sendTwice(stack, queue, HALF));
            workersAhead = stack.receipts().all().stream().anyMatch(receipt -> ids.contains(receipt.emailId()));
        } finally {
            for (long worker : workers) {
                signal(worker, "CONT");
            }
        }
    }

    private List<Answer> sendTwice(LocalStack stack, SilentQueue hanging, int from) {
        hanging.silent(true);
        first.addAll(ApiProbe.send(stack, from, HALF));
        hanging.silent(false);
        List<Answer> answers = ApiProbe.send(stack, from, HALF);
        again.addAll(answers);
        return answers;
    }

    private static List<Long> workers(LocalStack stack) {
        return stack.functions().stream()
                .filter(f -> f.name().equals(DeployedFunction.PROCESS_EMAIL_QUEUE.functionName()))
                .map(FunctionStatus::pid)
                .flatMap(pid -> pid.stream().boxed())
                .toList();
    }

    private static Set<String> ids(List<Answer> answers) {
        return answers.stream().map(Answer::id).collect(Collectors.toCollection(HashSet::new));
    }

    @Override
    public void atRest(LocalStack stack) {
        Map<String, Long> copies = stack.receipts().all().stream()
                .map(receipt -> String.valueOf(receipt.emailId()))
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        Map<String, String> states = stack.ledgerStates();
        Set<String> ids = ids(again);
        onceEach = ids.size() == PROBES
                && ids.stream()
                        .allMatch(id -> copies.getOrDefault(id, 0L) == 1 && InvariantChecker.isSent(states.get(id)));
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
                && first.stream().allMatch(answer -> answer.status() == 503)
                && again.size() == PROBES
                && again.stream().allMatch(answer -> answer.status() == 202)
                && !workersAhead
                && onceEach
                && findings.strangers() == PROBES
                && findings.accepted() == emails
                && findings.delivered() == emails
                && findings.lost() == 0
                && findings.unsettled() == 0
                && findings.duplicates() == 0
                && findings.deadLetters() == 0;
    }
}
