package dev.emailservice.infra.stack;

import dev.emailservice.infra.synthesis.Synthesis;
import dev.emailservice.infra.synthesis.SynthesizedStage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class SendingStackTest {

    private final SynthesizedStage stage = Synthesis.stage("prod");
    private final Template sending = stage.template("sending");

    @Test
    void theDomainIsSignedAndKept() {
        sending.hasResource(
                "AWS::SES::EmailIdentity",
                Map.of(
                        "DeletionPolicy",
                        "Retain",
                        "Properties",
                        Match.objectLike(Map.of(
                                "EmailIdentity", stage.config().sending().domain(),
                                "DkimAttributes", Map.of("SigningEnabled", true)))));
    }

    @Test
    void itsThreeDnsRecordsAreOutputs() {
        for (int i = 1; i <= 3; i++) {
            sending.hasOutput("DkimRecord" + i, Map.of());
        }
    }

    @Test
    void sesTellsTheDefaultBusWhatBecomesOfEachEmailAndNotWhoReadsIt() {
        sending.hasResourceProperties(
                "AWS::SES::ConfigurationSetEventDestination",
                Map.of(
                        "EventDestination",
                        Match.objectLike(Map.of(
                                "Enabled",
                                true,
                                "EventBridgeDestination",
                                Map.of("EventBusArn", Match.anyValue()),
                                "MatchingEventTypes",
                                List.of("send", "delivery", "deliveryDelay", "bounce", "complaint", "reject")))));
    }

    @Test
    void emailLeavesOverTlsOnly() {
        sending.hasResourceProperties(
                "AWS::SES::ConfigurationSet",
                Map.of(
                        "Name", "email-service-prod",
                        "DeliveryOptions", Map.of("TlsPolicy", "REQUIRE"),
                        "ReputationOptions", Map.of("ReputationMetricsEnabled", true)));
    }
}
