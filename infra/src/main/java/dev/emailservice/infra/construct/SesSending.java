package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.ses.ConfigurationSet;
import software.amazon.awscdk.services.ses.ConfigurationSetEventDestinationOptions;
import software.amazon.awscdk.services.ses.ConfigurationSetTlsPolicy;
import software.amazon.awscdk.services.ses.EmailIdentity;
import software.amazon.awscdk.services.ses.EmailSendingEvent;
import software.amazon.awscdk.services.ses.EventDestination;
import software.amazon.awscdk.services.ses.Identity;
import software.constructs.Construct;

/** What Amazon SES sends as: a domain signed with DKIM, and the configuration set every email goes through. */
public final class SesSending extends Construct {

    /** What moves an email on; opens and clicks are nobody's business here. */
    private static final List<EmailSendingEvent> EVENTS = List.of(
            EmailSendingEvent.SEND,
            EmailSendingEvent.DELIVERY,
            EmailSendingEvent.DELIVERY_DELAY,
            EmailSendingEvent.BOUNCE,
            EmailSendingEvent.COMPLAINT,
            EmailSendingEvent.REJECT);

    private final String domain;
    private final ConfigurationSet configurationSet;
    private final EmailIdentity identity;

    /** The domain of the environment. It sends nothing until its DKIM records are in the DNS. */
    public SesSending(Construct scope, String id, EnvironmentConfig config) {
        super(scope, id);
        this.domain = config.sending().domain();
        this.configurationSet = ConfigurationSet.Builder.create(this, "ConfigurationSet")
                .configurationSetName(config.names().prefix())
                .tlsPolicy(ConfigurationSetTlsPolicy.REQUIRE)
                .reputationMetrics(true)
                .build();
        configurationSet.addEventDestination(
                "Events",
                ConfigurationSetEventDestinationOptions.builder()
                        .configurationSetEventDestinationName("event-bus")
                        // SES tells the account's default bus and no other.
                        .destination(EventDestination.eventBus(EventBus.fromEventBusName(this, "Bus", "default")))
                        .events(EVENTS)
                        .build());
        this.identity = EmailIdentity.Builder.create(this, "Identity")
                .identity(Identity.domain(domain))
                .dkimSigning(true)
                .configurationSet(configurationSet)
                .build();
        identity.applyRemovalPolicy(Removal.of(config));
    }

    /** The domain with its DKIM records. */
    public EmailIdentity identity() {
        return identity;
    }

    /** The configuration set's name. */
    public String configurationSetName() {
        return configurationSet.getConfigurationSetName();
    }

    /**
     * Lets a function send as this domain and no other, and see how much of the account's quota is used. SES asks for {@code SendRawEmail} when an email is handed over
     * as MIME, also through the API's version 2.
     */
    public void allowSend(IGrantable grantee) {
        Grants.add(
                grantee,
                PolicyStatement.Builder.create()
                        .actions(List.of("ses:SendEmail", "ses:SendRawEmail"))
                        .resources(List.of(identity.getEmailIdentityArn(), configurationSetArn()))
                        .conditions(Map.of("StringLike", Map.of("ses:FromAddress", "*@" + domain)))
                        .build());
        // It knows no resource (Service Authorization Reference, "Amazon Simple Email Service v2").
        Grants.allow(grantee, List.of("*"), "ses:GetAccount");
    }

    private String configurationSetArn() {
        return Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("ses")
                        .resource("configuration-set")
                        .resourceName(configurationSetName())
                        .build());
    }
}
