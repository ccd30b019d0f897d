package dev.emailservice.adapters.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.adapters.DeadEnds;
import dev.emailservice.adapters.Jobs;
import dev.emailservice.delivery.queue.QueueUnavailableException;
import dev.emailservice.model.job.DecodedJob;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.EmailJobCodec;
import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.settings.Priority;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class SqsQueuesTest {

    private static final SqsServer SQS = new SqsServer();
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @AfterAll
    static void stop() {
        SQS.close();
    }

    private static final String NOWHERE = "http://127.0.0.1:1/000000000000/absent";

    private static SqsMessageReturner returner(SqsClient sqs, String queue) {
        return new SqsMessageReturner(sqs, List.of(NOWHERE, queue));
    }

    private static String name(String queueUrl) {
        return queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    }

    @Test
    void aJobComesOutOfTheQueueAsItWentIn() {
        String queue = SQS.queue("outbox");
        EmailJob job = Jobs.job(NOW);
        new SqsOutboxQueueSender(SQS.client(), queue, NOWHERE).send(job);
        assertThat(EmailJobCodec.decode(SQS.receive(queue).getFirst().body())).isEqualTo(new DecodedJob.Valid(job));
    }

    @Test
    void aDeadLetterKeepsItsBodyAndSaysWhy() {
        String queue = SQS.queue("dead-letters");
        new SqsDeadLetterQueue(SQS.client(), queue).keep("{not a job", "unreadable");
        Message message = SQS.receive(queue).getFirst();
        assertThat(message.body()).isEqualTo("{not a job");
        assertThat(message.messageAttributes().get("reason"))
                .satisfies(reason -> assertThat(reason.stringValue()).isEqualTo("unreadable"));
    }

    @Test
    void aMessageThatIsReturnedWithoutDelayIsVisibleAtOnce() {
        String queue = SQS.queue("returned");
        Message message = received(queue);
        assertThat(SQS.receive(queue)).isEmpty();
        returner(SQS.client(), queue).returnAfter(name(queue), message.receiptHandle(), Duration.ofSeconds(-3));
        Awaitility.await().until(() -> SQS.receive(queue).size() == 1);
    }

    @Test
    void aMessageThatIsReturnedForLongStaysInvisible() {
        String queue = SQS.queue("returned-for-long");
        Message message = received(queue);
        returner(SQS.client(), queue).returnAfter(name(queue), message.receiptHandle(), Duration.ofDays(3));
        assertThat(SQS.receive(queue)).isEmpty();
        assertThat(inFlight(queue)).isEqualTo("1");
    }

    @Test
    void returningNeverThrows() throws Exception {
        String queue = SQS.queue("never-throws");
        assertThatCode(() -> returner(SQS.client(), queue).returnAfter(name(queue), "no handle", Duration.ZERO))
                .doesNotThrowAnyException();
        try (SqsClient away = SqsServer.client(DeadEnds.refused())) {
            assertThatCode(() -> returner(away, queue).returnAfter(name(queue), "handle", Duration.ZERO))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void withoutAnAcknowledgementSendingThrowsAndQuotesNothing() throws Exception {
        try (DeadEnds.Silent silent = new DeadEnds.Silent()) {
            for (URI endpoint : List.of(DeadEnds.refused(), silent.url())) {
                try (SqsClient away = SqsServer.client(endpoint)) {
                    String queue = endpoint + "/000000000000/outbox";
                    assertThatThrownBy(() -> new SqsOutboxQueueSender(away, queue, NOWHERE).send(Jobs.job(NOW)))
                            .isInstanceOf(QueueUnavailableException.class)
                            .hasStackTraceContaining("did not acknowledge")
                            .satisfies(
                                    e -> assertThat(e.toString() + e.getCause()).doesNotContainIgnoringCase("canary"));
                    assertThatThrownBy(() -> new SqsDeadLetterQueue(away, queue).keep("body", "reason"))
                            .isInstanceOf(QueueUnavailableException.class);
                }
            }
            assertThat(silent.connections()).isPositive().isLessThanOrEqualTo(2 * SqsClients.MAX_ATTEMPTS);
        }
    }

    @Test
    void aQueueThatIsNotThereIsUnavailable() {
        String url = SQS.queue("there").replace("there", "not-there");
        assertThatThrownBy(() -> new SqsOutboxQueueSender(SQS.client(), url, NOWHERE).send(Jobs.job(NOW)))
                .isInstanceOf(QueueUnavailableException.class);
    }

    private static Message received(String queue) {
        new SqsOutboxQueueSender(SQS.client(), queue, NOWHERE).send(Jobs.job(NOW));
        return SQS.receive(queue).getFirst();
    }

    private static String inFlight(String queue) {
        QueueAttributeName name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
        return SQS.client()
                .getQueueAttributes(get -> get.queueUrl(queue).attributeNames(name))
                .attributes()
                .getOrDefault(name, "");
    }

    @Test
    void anExpressEmailGoesToItsOwnQueue() {
        String express = SQS.queue("express");
        EmailJob job = Jobs.job(NOW);
        SendOptions options = new SendOptions(null, null, Priority.EXPRESS, null);
        new SqsOutboxQueueSender(SQS.client(), NOWHERE, express)
                .send(new EmailJob(job.id(), job.acceptedAt(), job.email(), options));

        assertThat(SQS.client()
                        .receiveMessage(receive -> receive.queueUrl(express))
                        .messages())
                .hasSize(1);
    }
}
