package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.model.settings.SesEventQueue;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.sqs.RedriveAllowPolicy;
import software.amazon.awscdk.services.sqs.RedrivePermission;
import software.constructs.Construct;

/**
 * The queue of SES' events with its dead-letter queue, and the rule that brings the environment's events from the default event
 * bus, the only one SES tells them to. The numbers are those of {@link SesEventQueue}.
 */
public final class SesEventQueues extends Construct {

    private final Queue deadLetter;
    private final Queue events;

    /** Both queues, under their fixed names, and the rule. */
    public SesEventQueues(Construct scope, String id, EnvironmentConfig config) {
        super(scope, id);
        RemovalPolicy removal = Removal.of(config);
        this.deadLetter = Queue.Builder.create(this, "DeadLetter")
                .queueName(config.names().sesEventDeadLetterQueue())
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(seconds(SesEventQueue.DEAD_LETTER_RETENTION))
                .redriveAllowPolicy(RedriveAllowPolicy.builder()
                        .redrivePermission(RedrivePermission.BY_QUEUE)
                        .sourceQueues(List.of(Queue.fromQueueArn(this, "EventsByName", arnOfEvents(config))))
                        .build())
                .removalPolicy(removal)
                .build();
        this.events = Queue.Builder.create(this, "Queue")
                .queueName(config.names().sesEventQueue())
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(seconds(SesEventQueue.RETENTION))
                .visibilityTimeout(seconds(SesEventQueue.VISIBILITY_TIMEOUT))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(deadLetter)
                        .maxReceiveCount(SesEventQueue.MAX_RECEIVE_COUNT)
                        .build())
                .removalPolicy(removal)
                .build();
        Rule.Builder.create(this, "Rule")
                .ruleName(config.names().of("ses-events"))
                .description(
                        "SES' events of the configuration set " + config.names().prefix())
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.ses"))
                        .detail(Map.of(
                                "mail",
                                Map.of(
                                        "tags",
                                        Map.of(
                                                "ses:configuration-set",
                                                List.of(config.names().prefix())))))
                        .build())
                .targets(List.of(SqsQueue.Builder.create(events).build()))
                .build();
    }

    /** The queue of events. */
    public Queue events() {
        return events;
    }

    /** The queue of what is no event, or could not be recorded in time. */
    public Queue deadLetter() {
        return deadLetter;
    }

    /** Lets a function be fed with events. */
    public void allowWork(IGrantable grantee) {
        Grants.allow(
                grantee,
                List.of(events.getQueueArn()),
                "sqs:ReceiveMessage",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes");
    }

    /** By its name: the two queues name each other, which CloudFormation cannot resolve by reference. */
    private String arnOfEvents(EnvironmentConfig config) {
        return Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("sqs")
                        .resource(config.names().sesEventQueue())
                        .build());
    }

    private static Duration seconds(java.time.Duration duration) {
        return Duration.seconds(duration.toSeconds());
    }
}
