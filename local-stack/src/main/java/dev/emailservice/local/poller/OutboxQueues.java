package dev.emailservice.local.poller;

import dev.emailservice.model.settings.OnUnknown;
import dev.emailservice.model.settings.OutboxQueue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The outbox queues and their dead-letter queue, with the numbers the template gives them.
 *
 * @param outboxUrl the outbox queue's URL
 * @param outboxArn its ARN
 * @param expressUrl the URL of the outbox queue of express emails
 * @param expressArn its ARN
 * @param deadLetterUrl the dead-letter queue's URL
 */
public record OutboxQueues(
        String outboxUrl, String outboxArn, String expressUrl, String expressArn, String deadLetterUrl) {

    /** The outbox queue's name. */
    public static final String OUTBOX = "outbox";

    /** The name of the outbox queue of express emails. */
    public static final String EXPRESS = "express";

    /** The dead-letter queue's name. */
    public static final String DEAD_LETTERS = "outbox-dead-letters";

    /** For how long reading the dead letters hides them: no longer than one reading takes. */
    private static final int READING_SECONDS = 20;

    private static final int MOST_AT_ONCE = 10;

    /** The queues of an endpoint, which need not exist yet. */
    public static OutboxQueues at(URI endpoint, String region, String accountId) {
        return new OutboxQueues(
                endpoint + "/" + accountId + "/" + OUTBOX,
                arn(region, accountId, OUTBOX),
                endpoint + "/" + accountId + "/" + EXPRESS,
                arn(region, accountId, EXPRESS),
                endpoint + "/" + accountId + "/" + DEAD_LETTERS);
    }

    /** The outbox queue, as the worker is fed from it. */
    public PolledQueue outbox() {
        return new PolledQueue(outboxUrl, outboxArn, OutboxQueue.BATCH_SIZE, true);
    }

    /** The same for express emails. */
    public PolledQueue express() {
        return new PolledQueue(expressUrl, expressArn, OutboxQueue.BATCH_SIZE, true);
    }

    /** Makes the queues, the dead-letter queue first. */
    public void create(SqsClient sqs, Duration visibilityTimeout) {
        String maxBytes = Integer.toString(OutboxQueue.MAX_MESSAGE_BYTES);
        sqs.createQueue(request -> request.queueName(DEAD_LETTERS)
                .attributes(Map.of(
                        QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                        Long.toString(OutboxQueue.DEAD_LETTER_RETENTION.toSeconds()),
                        QueueAttributeName.MAXIMUM_MESSAGE_SIZE,
                        maxBytes)));
        String deadLetterArn = outboxArn.substring(0, outboxArn.lastIndexOf(':') + 1) + DEAD_LETTERS;
        for (String name : List.of(OUTBOX, EXPRESS)) {
            sqs.createQueue(request -> request.queueName(name)
                    .attributes(Map.of(
                            QueueAttributeName.VISIBILITY_TIMEOUT,
                            Long.toString(visibilityTimeout.toSeconds()),
                            QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                            Long.toString(OutboxQueue.RETENTION.toSeconds()),
                            QueueAttributeName.MAXIMUM_MESSAGE_SIZE,
                            maxBytes,
                            QueueAttributeName.REDRIVE_POLICY,
                            "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                                    .formatted(deadLetterArn, OutboxQueue.MAX_RECEIVE_COUNT))));
        }
    }

    /** Writes on the dead-letter queue what the workers do with an email that may have been sent, as the template does. */
    public void tag(SqsClient sqs, OnUnknown policy) {
        sqs.tagQueue(
                request -> request.queueUrl(deadLetterUrl).tags(Map.of(OutboxQueue.ON_UNKNOWN_TAG, policy.wireName())));
    }

    /** How full the outbox queues are together. */
    public QueueDepth depth(SqsClient sqs) {
        return depth(sqs, outboxUrl).plus(depth(sqs, expressUrl));
    }

    /** How full the dead-letter queue is. */
    public QueueDepth deadLetterDepth(SqsClient sqs) {
        return depth(sqs, deadLetterUrl);
    }

    /** What is in the dead-letter queue; it stays there. One reader at a time. */
    public List<DeadLetter> deadLetters(SqsClient sqs) {
        var found = new LinkedHashMap<String, Message>();
        List<Message> received;
        do {
            received = sqs.receiveMessage(request -> request.queueUrl(deadLetterUrl)
                            .maxNumberOfMessages(MOST_AT_ONCE)
                            .visibilityTimeout(READING_SECONDS)
                            .messageAttributeNames("All"))
                    .messages();
            received.forEach(message -> found.put(message.messageId(), message));
        } while (!received.isEmpty());
        var letters = new ArrayList<>(found.values());
        for (int from = 0; from < letters.size(); from += MOST_AT_ONCE) {
            show(sqs, letters.subList(from, Math.min(from + MOST_AT_ONCE, letters.size())));
        }
        return letters.stream().map(OutboxQueues::letter).toList();
    }

    /** Moves every dead letter back to the outbox queue, as SQS does: under a new message id. Answers how many. */
    public int redrive(SqsClient sqs) {
        int moved = 0;
        while (true) {
            List<Message> received = sqs.receiveMessage(
                            request -> request.queueUrl(deadLetterUrl).maxNumberOfMessages(MOST_AT_ONCE))
                    .messages();
            if (received.isEmpty()) {
                return moved;
            }
            for (Message message : received) {
                sqs.sendMessage(request -> request.queueUrl(outboxUrl).messageBody(message.body()));
                sqs.deleteMessage(request -> request.queueUrl(deadLetterUrl).receiptHandle(message.receiptHandle()));
                moved++;
            }
        }
    }

    /** Empties them. */
    public void purge(SqsClient sqs) {
        sqs.purgeQueue(request -> request.queueUrl(outboxUrl));
        sqs.purgeQueue(request -> request.queueUrl(expressUrl));
        sqs.purgeQueue(request -> request.queueUrl(deadLetterUrl));
    }

    private void show(SqsClient sqs, List<Message> messages) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = messages.stream()
                .map(message -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0)
                        .build())
                .toList();
        sqs.changeMessageVisibilityBatch(
                request -> request.queueUrl(deadLetterUrl).entries(entries));
    }

    private static DeadLetter letter(Message message) {
        MessageAttributeValue reason = message.messageAttributes().get(OutboxQueue.REASON_ATTRIBUTE);
        return new DeadLetter(message.messageId(), message.body(), reason == null ? null : reason.stringValue());
    }

    private static QueueDepth depth(SqsClient sqs, String url) {
        var attributes = sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return new QueueDepth(
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
    }

    private static int number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Integer.parseInt(attributes.getOrDefault(name, "0"));
    }

    private static String arn(String region, String accountId, String name) {
        return "arn:aws:sqs:" + region + ":" + accountId + ":" + name;
    }
}
