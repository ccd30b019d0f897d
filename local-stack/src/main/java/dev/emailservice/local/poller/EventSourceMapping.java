package dev.emailservice.local.poller;

import dev.emailservice.local.runtime.FunctionPool;
import dev.emailservice.local.runtime.FunctionPool.Lease;
import dev.emailservice.local.runtime.InvocationResult;
import dev.emailservice.local.runtime.InvocationResult.Answered;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Feeds a function from a queue as Lambda's event source mapping does: one poller a process, batches as large as the
 * queue gives at once, partial batch responses. A message that failed stays in flight until its visibility timeout ends.
 *
 * <p>One thing is different on purpose: where the process died or was killed, its messages are visible again after
 * {@link #RETURN_AFTER_CRASH} and not after the rest of their visibility timeout, so that what follows can be watched.
 */
public final class EventSourceMapping implements AutoCloseable {

    /** How long the messages of a process that died stay invisible: a claim it held in the ledger may still stand. */
    public static final Duration RETURN_AFTER_CRASH = Duration.ofSeconds(1);

    private static final Duration LONG_POLL = Duration.ofSeconds(20);
    private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);
    private static final Duration FOREVER = Duration.ofDays(3650);

    private final SqsClient sqs;
    private final PolledQueue queue;
    private final String region;
    private final FunctionPool function;
    private final Consumer<String> notices;
    private final List<Thread> pollers = new ArrayList<>();
    private volatile boolean closed;
    private volatile Consumer<String> fed = _ -> {};

    private EventSourceMapping(
            SqsClient sqs, PolledQueue queue, String region, FunctionPool function, Consumer<String> notices) {
        this.sqs = sqs;
        this.queue = queue;
        this.region = region;
        this.function = function;
        this.notices = notices;
    }

    /**
     * Starts polling.
     *
     * @param sqs must allow a receive to wait for 20 s
     * @param notices gets a line when the queue can't be reached
     */
    public static EventSourceMapping start(
            SqsClient sqs, PolledQueue queue, String region, FunctionPool function, Consumer<String> notices) {
        var mapping = new EventSourceMapping(sqs, queue, region, function, notices);
        for (int number = 1; number <= function.size(); number++) {
            mapping.pollers.add(Thread.ofVirtual().name("poller-" + number).start(mapping::poll));
        }
        return mapping;
    }

    /** From now on this hears of the body of each message before the function gets it. */
    public void onFed(Consumer<String> listener) {
        fed = listener;
    }

    private void poll() {
        while (!closed) {
            try {
                pollOnce();
            } catch (InterruptedException e) {
                return;
            } catch (SdkException e) {
                if (!closed) {
                    notices.accept("the poller of " + queue.url() + " failed: "
                            + e.getClass().getSimpleName());
                    pause();
                }
            }
        }
    }

    /**
     * Takes a process first, so that no message waits here for one while its visibility timeout runs; unless others need the
     * process while the queue is empty.
     */
    private void pollOnce() throws InterruptedException {
        if (queue.sharesFunction()) {
            for (List<Message> part : parts(receive())) {
                handle(part, function.acquire(FOREVER).orElseThrow());
            }
            return;
        }
        Lease first = function.acquire(FOREVER).orElseThrow();
        List<Message> messages = List.of();
        try {
            messages = receive();
        } finally {
            if (messages.isEmpty()) {
                first.release();
            }
        }
        @Nullable Lease lease = first;
        for (List<Message> part : parts(messages)) {
            // The process may have died while the queue was empty.
            if (lease == null || !lease.isAlive()) {
                lease = function.acquire(FOREVER).orElseThrow();
            }
            handle(part, lease);
            lease = null;
        }
    }

    private List<Message> receive() {
        return sqs.receiveMessage(request -> request.queueUrl(queue.url())
                        .maxNumberOfMessages(queue.batchSize())
                        .waitTimeSeconds((int) LONG_POLL.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    private void handle(List<Message> messages, Lease lease) {
        messages.forEach(message -> fed.accept(message.body()));
        InvocationResult result =
                lease.invoke(SqsEvent.of(messages, queue.arn(), region)).join();
        if (result instanceof Answered answered) {
            Set<String> ids = messages.stream().map(Message::messageId).collect(Collectors.toSet());
            Set<String> failed = BatchResponse.failures(answered.json(), ids);
            delete(messages.stream()
                    .filter(message -> !failed.contains(message.messageId()))
                    .toList());
        } else if (result.processIsGone()) {
            messages.forEach(this::giveBack);
        }
    }

    private void delete(List<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        List<DeleteMessageBatchRequestEntry> entries = messages.stream()
                .map(message -> DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
                .toList();
        sqs.deleteMessageBatch(request -> request.queueUrl(queue.url()).entries(entries));
    }

    private void giveBack(Message message) {
        try {
            sqs.changeMessageVisibility(request -> request.queueUrl(queue.url())
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout((int) RETURN_AFTER_CRASH.toSeconds()));
        } catch (SdkException e) {
            // It is no longer in flight: visible again already, or moved away by the function.
        }
    }

    /** The batch in parts that fit into an event each: usually one, the list itself. */
    private List<List<Message>> parts(List<Message> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        if (size(messages) <= FunctionPool.MAX_EVENT_BYTES || messages.size() == 1) {
            return List.of(messages);
        }
        int half = messages.size() / 2;
        var parts = new ArrayList<>(parts(messages.subList(0, half)));
        parts.addAll(parts(messages.subList(half, messages.size())));
        return parts;
    }

    private int size(List<Message> messages) {
        return SqsEvent.of(messages, queue.arn(), region).getBytes(StandardCharsets.UTF_8).length;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_ERROR);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops polling. An invocation under way ends with its process. */
    @Override
    public void close() {
        closed = true;
        pollers.forEach(Thread::interrupt);
    }
}
