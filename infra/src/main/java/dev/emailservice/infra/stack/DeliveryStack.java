package dev.emailservice.infra.stack;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.infra.construct.EmailApi;
import dev.emailservice.infra.construct.EmailStatus;
import dev.emailservice.infra.construct.JavaFunction;
import dev.emailservice.infra.construct.LambdaCode;
import dev.emailservice.infra.construct.ProviderEvents;
import dev.emailservice.infra.construct.SendEmail;
import dev.emailservice.infra.construct.Sweeper;
import dev.emailservice.infra.construct.Worker;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** What runs: the functions and the API. It holds nothing, so it can be made again at any time. */
public final class DeliveryStack extends Stack {

    private final JavaFunction sendEmail;
    private final JavaFunction status;
    private final JavaFunction worker;
    private final JavaFunction events;
    private final EmailApi api;

    /** The functions of one environment, over its network, state and sending domain. */
    public DeliveryStack(
            Construct scope,
            String id,
            EnvironmentConfig config,
            LambdaCode code,
            NetworkStack network,
            StateStack state,
            SendingStack sending) {
        super(scope, id, Stacks.redeployed(config, "delivery", "Email service: functions and API"));
        this.sendEmail = SendEmail.create(this, config, code, state.queues(), state.ledger());
        this.status = EmailStatus.create(this, config, code, state.queues(), state.ledger());
        this.worker = Worker.create(
                this,
                config,
                code,
                network.workerNetwork(),
                new Worker.Uses(state.queues(), state.ledger(), state.redis(), state.secrets(), sending.ses()));
        this.events = ProviderEvents.create(this, config, code, state.sesEvents(), state.ledger(), state.secrets());
        Sweeper.create(this, config, code, state.ledger());
        this.api = new EmailApi(this, "EmailApi", config, sendEmail.live(), status.live(), events.live());
        CfnOutput.Builder.create(this, "ApiUrl").value(api.api().getUrl()).build();
        CfnOutput.Builder.create(this, "SendGridWebhookUrl")
                .value(api.api().urlForPath("/events/sendgrid"))
                .build();
        CfnOutput.Builder.create(this, "ApiKeyId").value(api.key().getKeyId()).build();
    }

    /** The function behind the API that takes emails. */
    public JavaFunction sendEmail() {
        return sendEmail;
    }

    /** The function behind the API that tells what became of them. */
    public JavaFunction status() {
        return status;
    }

    /** The function behind the outbox queue. */
    public JavaFunction worker() {
        return worker;
    }

    /** The function that hears the providers. */
    public JavaFunction events() {
        return events;
    }

    /** The API. */
    public EmailApi api() {
        return api;
    }
}
