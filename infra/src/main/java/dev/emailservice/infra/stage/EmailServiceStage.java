package dev.emailservice.infra.stage;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.infra.construct.LambdaCode;
import dev.emailservice.infra.stack.DeliveryStack;
import dev.emailservice.infra.stack.NetworkStack;
import dev.emailservice.infra.stack.ObservabilityStack;
import dev.emailservice.infra.stack.SendingStack;
import dev.emailservice.infra.stack.StateStack;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/** The whole service in one environment. */
public final class EmailServiceStage extends Stage {

    /** The stacks of the environment, each given what it needs of the ones before. */
    public EmailServiceStage(Construct scope, EnvironmentConfig config, LambdaCode code) {
        super(scope, config.name());
        NetworkStack network = new NetworkStack(this, "Network", config);
        StateStack state = new StateStack(this, "State", config, network);
        SendingStack sending = new SendingStack(this, "Sending", config);
        DeliveryStack delivery = new DeliveryStack(this, "Delivery", config, code, network, state, sending);
        new ObservabilityStack(this, "Observability", config, state, delivery);
        Tags.of(this).add("service", "email-service");
        Tags.of(this).add("environment", config.name());
        if (config.sending().isPlaceholder()) {
            Annotations.of(sending)
                    .addWarningV2(
                            "email-service:placeholder-domain",
                            "sending.domain is " + config.sending().domain()
                                    + ", which nobody can own: set your own before you deploy");
        }
    }
}
