package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** Where alarms go. Encrypted with a key of its own: CloudWatch may not use the one AWS manages for SNS. */
public final class AlarmTopic extends Construct {

    private final Topic topic;

    /** The topic, with the environment's subscriber if it names one. */
    public AlarmTopic(Construct scope, String id, EnvironmentConfig config) {
        super(scope, id);
        Key key = Key.Builder.create(this, "Key")
                .description("Encrypts the alarms of " + config.names().prefix())
                .enableKeyRotation(true)
                // Nothing is kept under it: a notification is delivered or gone.
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        key.addToResourcePolicy(fromCloudWatch("*", "kms:Decrypt", "kms:GenerateDataKey*"));
        this.topic = Topic.Builder.create(this, "Topic")
                .topicName(config.names().of("alarms"))
                .masterKey(key)
                .enforceSsl(true)
                .build();
        // The TLS rule is a policy, and any policy replaces the default one that lets the account's alarms publish.
        topic.addToResourcePolicy(fromCloudWatch(topic.getTopicArn(), "sns:Publish"));
        if (config.alarmEmail() != null) {
            topic.addSubscription(new EmailSubscription(config.alarmEmail()));
        }
    }

    /** The topic. */
    public Topic topic() {
        return topic;
    }

    private PolicyStatement fromCloudWatch(String resource, String... actions) {
        return PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of(actions))
                .resources(List.of(resource))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
                .build();
    }
}
