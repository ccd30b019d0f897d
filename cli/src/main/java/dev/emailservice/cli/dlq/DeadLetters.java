package dev.emailservice.cli.dlq;

import dev.emailservice.model.job.DecodedJob;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.EmailJobCodec;
import dev.emailservice.model.settings.OnUnknown;
import dev.emailservice.model.settings.OutboxQueue;
import dev.emailservice.model.settings.Priority;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The dead-letter queue, read without emptying it: what is read is hidden from other readers until this is closed, and by
 * {@link #HIDDEN} at most. It is closed by Ctrl-C, too; a process that is killed leaves that to the queue.
 */
final class DeadLetters implements LetterMoves, AutoCloseable {

    /** How long a message that was read stays hidden where nobody shows it again. */
    static final Duration HIDDEN = Duration.ofMinutes(10);

    private static final int AT_ONCE = 10;

    /** A poll that waits asks every server of the queue (SQS Developer Guide, "Short and long polling"). */
    private static final int WAIT_SECONDS = 1;

    private final SqsClient sqs;
    private final Map<Priority, String> outboxUrls;
    private final String deadLetterUrl;
    private final Map<String, String> hidden = new LinkedHashMap<>();
    private final Thread onExit = new Thread(this::show);

    DeadLetters(SqsClient sqs, Map<Priority, String> outboxUrls, String deadLetterUrl) {
        this.sqs = sqs;
        this.outboxUrls = Map.copyOf(outboxUrls);
        this.deadLetterUrl = deadLetterUrl;
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /** About how many messages there are, and how many of them another reader hides. */
    Depth depth() {
        Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(queue -> queue.queueUrl(deadLetterUrl)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return new Depth(
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    /**
     * What the workers of this queue's environment do with an email that may have been sent, as the queue's tag says; empty where
     * it says nothing that is understood.
     */
    Optional<OnUnknown> onUnknown() {
        String tag =
                sqs.listQueueTags(queue -> queue.queueUrl(deadLetterUrl)).tags().get(OutboxQueue.ON_UNKNOWN_TAG);
        return Arrays.stream(OnUnknown.values())
                .filter(each -> each.wireName().equals(tag))
                .findFirst();
    }

    /** Numbers that SQS itself calls approximate. */
    record Depth(int visible, int hidden) {}

    /**
     * Hands every message over once, at most {@code limit} of them.
     *
     * @return whether there may be more
     */
    boolean read(int limit, Consumer<Letter> each) {
        Set<String> seen = new HashSet<>();
        while (seen.size() < limit) {
            int before = seen.size();
            for (Message message : receive(Math.min(AT_ONCE, limit - seen.size()))) {
                hide(message);
                if (seen.add(message.messageId())) {
                    each.accept(Letter.of(message));
                }
            }
            if (seen.size() == before) {
                return false;
            }
        }
        return true;
    }

    private List<Message> receive(int most) {
        return sqs.receiveMessage(request -> request.queueUrl(deadLetterUrl)
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(WAIT_SECONDS)
                        .visibilityTimeout((int) HIDDEN.toSeconds())
                        .messageSystemAttributeNames(
                                MessageSystemAttributeName.SENT_TIMESTAMP,
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
                        .messageAttributeNames("All"))
                .messages();
    }

    @Override
    public void toOutbox(Letter letter) {
        sqs.sendMessage(message ->
                message.queueUrl(outboxUrl(letter)).messageBody(letter.body()).messageAttributes(letter.attributes()));
    }

    /** That of its priority; of what is no job, the standard one. */
    private String outboxUrl(Letter letter) {
        Priority priority = EmailJobCodec.decode(letter.body()) instanceof DecodedJob.Valid(EmailJob job)
                ? job.options().priority()
                : Priority.STANDARD;
        return Objects.requireNonNull(outboxUrls.get(priority), "a queue for each priority");
    }

    @Override
    public void delete(Letter letter) {
        sqs.deleteMessage(message -> message.queueUrl(deadLetterUrl).receiptHandle(letter.receiptHandle()));
        synchronized (hidden) {
            hidden.remove(letter.messageId());
        }
    }

    private void hide(Message message) {
        synchronized (hidden) {
            hidden.put(message.messageId(), message.receiptHandle());
        }
    }

    /** Best effort: where it fails, the messages come back by themselves. */
    private void show() {
        List<Map.Entry<String, String>> all;
        synchronized (hidden) {
            all = hidden.entrySet().stream().map(Map.Entry::copyOf).toList();
            hidden.clear();
        }
        try {
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                List<ChangeMessageVisibilityBatchRequestEntry> entries =
                        all.subList(from, Math.min(from + AT_ONCE, all.size())).stream()
                                .map(each -> ChangeMessageVisibilityBatchRequestEntry.builder()
                                        .id(each.getKey())
                                        .receiptHandle(each.getValue())
                                        .visibilityTimeout(0)
                                        .build())
                                .toList();
                sqs.changeMessageVisibilityBatch(
                        request -> request.queueUrl(deadLetterUrl).entries(entries));
            }
        } catch (SdkException e) {
            // They come back after HIDDEN.
        }
    }

    @Override
    public void close() {
        show();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // It runs already.
        }
    }

    private static int number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Integer.parseInt(attributes.getOrDefault(name, "0"));
    }
}
