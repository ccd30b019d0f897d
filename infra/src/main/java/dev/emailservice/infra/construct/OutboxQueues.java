package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.model.settings.OnUnknown;
import dev.emailservice.model.settings.OutboxQueue;
import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.sqs.RedriveAllowPolicy;
import software.amazon.awscdk.services.sqs.RedrivePermission;
import software.constructs.Construct;

/** The outbox queue and the dead-letter queue behind it, with the numbers of {@link OutboxQueue}. */
public final class OutboxQueues extends Construct {

    private final Queue deadLetter;
    private final Queue outbox;

    /** Both queues, under their fixed names. */
    public OutboxQueues(Construct scope, String id, EnvironmentConfig config) {
        super(scope, id);
        RemovalPolicy removal = Removal.of(config);
        this.deadLetter = Queue.Builder.create(this, "DeadLetter")
                .queueName(config.names().deadLetterQueue())
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(seconds(OutboxQueue.DEAD_LETTER_RETENTION))
                .maxMessageSizeBytes(OutboxQueue.MAX_MESSAGE_BYTES)
                .redriveAllowPolicy(RedriveAllowPolicy.builder()
                        .redrivePermission(RedrivePermission.BY_QUEUE)
                        .sourceQueues(List.of(outboxByName(config)))
                        .build())
                .removalPolicy(removal)
                .build();
        Tags.of(deadLetter)
                .add(
                        OutboxQueue.ON_UNKNOWN_TAG,
                        Objects.requireNonNullElse(config.sending().onUnknown(), OnUnknown.DEFAULT)
                                .wireName());
        this.outbox = Queue.Builder.create(this, "Outbox")
                .queueName(config.names().outboxQueue())
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(seconds(OutboxQueue.RETENTION))
                .visibilityTimeout(seconds(OutboxQueue.VISIBILITY_TIMEOUT))
                .maxMessageSizeBytes(OutboxQueue.MAX_MESSAGE_BYTES)
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(deadLetter)
                        .maxReceiveCount(OutboxQueue.MAX_RECEIVE_COUNT)
                        .build())
                .removalPolicy(removal)
                .build();
    }

    /** The queue of accepted emails. */
    public Queue outbox() {
        return outbox;
    }

    /** The queue of emails the service gave up on. */
    public Queue deadLetter() {
        return deadLetter;
    }

    /** Lets a function put email jobs on the outbox queue. */
    public void allowSend(IGrantable grantee) {
        Grants.allow(grantee, List.of(outbox.getQueueArn()), "sqs:SendMessage");
    }

    /** Lets a function ask whether the outbox queue is there. */
    public void allowAsk(IGrantable grantee) {
        Grants.allow(grantee, List.of(outbox.getQueueArn()), "sqs:GetQueueAttributes");
    }

    /** Lets a function take email jobs off the outbox queue, put them off, and give them up. */
    public void allowWork(IGrantable grantee) {
        Grants.allow(
                grantee,
                List.of(outbox.getQueueArn()),
                "sqs:ReceiveMessage",
                "sqs:DeleteMessage",
                "sqs:ChangeMessageVisibility",
                "sqs:GetQueueAttributes");
        Grants.allow(grantee, List.of(deadLetter.getQueueArn()), "sqs:SendMessage");
    }

    /** By its name: the two queues name each other, which CloudFormation cannot resolve by reference. */
    private IQueue outboxByName(EnvironmentConfig config) {
        String arn = Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("sqs")
                        .resource(config.names().outboxQueue())
                        .build());
        return Queue.fromQueueArn(this, "OutboxByName", arn);
    }

    private static Duration seconds(java.time.Duration duration) {
        return Duration.seconds(duration.toSeconds());
    }
}
