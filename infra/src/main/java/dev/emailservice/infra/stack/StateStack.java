package dev.emailservice.infra.stack;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.infra.construct.Ledger;
import dev.emailservice.infra.construct.OutboxQueues;
import dev.emailservice.infra.construct.ProviderSecrets;
import dev.emailservice.infra.construct.Redis;
import dev.emailservice.infra.construct.SesEventQueues;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** Everything that remembers: the queues, the ledger, Redis, and the secrets. */
public final class StateStack extends Stack {

    private final OutboxQueues queues;
    private final SesEventQueues sesEvents;
    private final Ledger ledger;
    private final Redis redis;
    private final ProviderSecrets secrets;

    /** The state of one environment, Redis in the network's private subnets. */
    public StateStack(Construct scope, String id, EnvironmentConfig config, NetworkStack network) {
        super(scope, id, Stacks.kept(config, "state", "Email service: queues, ledger, Redis, secrets"));
        this.queues = new OutboxQueues(this, "Queues", config);
        this.sesEvents = new SesEventQueues(this, "SesEvents", config);
        this.ledger = new Ledger(this, "Ledger", config);
        this.redis = new Redis(this, "Redis", config, network.workerSubnets(), network.redisSecurityGroup());
        this.secrets = new ProviderSecrets(this, "ProviderSecrets", config);
        output("OutboxQueueUrl", queues.outbox().getQueueUrl());
        output("ExpressQueueUrl", queues.express().getQueueUrl());
        output("DeadLetterQueueUrl", queues.deadLetter().getQueueUrl());
        output("LedgerTableName", ledger.table().getTableName());
        output("SesEventDeadLetterQueueUrl", sesEvents.deadLetter().getQueueUrl());
        secrets.sendGridWebhook().ifPresent(secret -> output("SecretOfSendGridWebhook", secret.getSecretArn()));
        secrets.byProvider().forEach((provider, secret) -> output("SecretOf" + provider.name(), secret.getSecretArn()));
    }

    /** The outbox queue and the dead-letter queue. */
    public OutboxQueues queues() {
        return queues;
    }

    /** The queue of SES' events and its dead-letter queue. */
    public SesEventQueues sesEvents() {
        return sesEvents;
    }

    /** The ledger. */
    public Ledger ledger() {
        return ledger;
    }

    /** Redis. */
    public Redis redis() {
        return redis;
    }

    /** The providers' secrets. */
    public ProviderSecrets secrets() {
        return secrets;
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(this, id.replace("-", "")).value(value).build();
    }
}
